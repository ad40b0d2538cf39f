/** Where the companies of stories are. */
export const storyTimeZone = 'Asia/Shanghai';
