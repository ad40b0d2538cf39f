/** What a kind of file is called, how its bytes begin, and whether a browser may show it in place. */
interface MediaType {
  type: string;
  extensions: readonly string[];
  begins(head: Buffer): boolean;
  inline?: true;
}

const startsWith =
  (...beginnings: (string | readonly number[])[]) =>
  (head: Buffer) =>
    beginnings.some((one) => {
      const bytes = typeof one === 'string' ? Buffer.from(one, 'latin1') : Buffer.from(one);
      return head.subarray(0, bytes.length).equals(bytes);
    });

const inBox = (...brands: string[]) => {
  const isBrand = (head: Buffer) => brands.includes(head.toString('latin1', 8, 12));
  return (head: Buffer) => head.toString('latin1', 4, 8) === 'ftyp' && (brands.length === 0 || isBrand(head));
};

const isText = (head: Buffer) => !head.includes(0);
const zip = startsWith('PK\x03\x04', 'PK\x05\x06');
const compound = startsWith([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const office = 'application/vnd.openxmlformats-officedocument';

/**
 * Files whose extension promises something. One whose bytes do not keep the promise is refused
 * (reliability.md M06); any other file is bytes that a browser only saves.
 */
const mediaTypes: readonly MediaType[] = [
  { type: 'image/png', extensions: ['png'], begins: startsWith('\x89PNG\r\n\x1a\n'), inline: true },
  { type: 'image/jpeg', extensions: ['jpg', 'jpeg'], begins: startsWith([0xff, 0xd8, 0xff]), inline: true },
  { type: 'image/gif', extensions: ['gif'], begins: startsWith('GIF87a', 'GIF89a'), inline: true },
  {
    type: 'image/webp',
    extensions: ['webp'],
    begins: (head) => startsWith('RIFF')(head) && head.toString('latin1', 8, 12) === 'WEBP',
    inline: true,
  },
  { type: 'image/bmp', extensions: ['bmp'], begins: startsWith('BM') },
  { type: 'image/tiff', extensions: ['tif', 'tiff'], begins: startsWith('II*\0', 'MM\0*') },
  { type: 'image/heic', extensions: ['heic', 'heif'], begins: inBox('heic', 'heix', 'hevc', 'mif1') },
  { type: 'application/pdf', extensions: ['pdf'], begins: startsWith('%PDF-'), inline: true },
  { type: `${office}.wordprocessingml.document`, extensions: ['docx'], begins: zip },
  { type: `${office}.spreadsheetml.sheet`, extensions: ['xlsx'], begins: zip },
  { type: `${office}.presentationml.presentation`, extensions: ['pptx'], begins: zip },
  { type: 'application/msword', extensions: ['doc'], begins: compound },
  { type: 'application/vnd.ms-excel', extensions: ['xls'], begins: compound },
  { type: 'application/vnd.ms-powerpoint', extensions: ['ppt'], begins: compound },
  { type: 'application/zip', extensions: ['zip'], begins: zip },
  { type: 'application/vnd.rar', extensions: ['rar'], begins: startsWith('Rar!\x1a\x07') },
  { type: 'application/x-7z-compressed', extensions: ['7z'], begins: startsWith("7z\xbc\xaf'\x1c") },
  { type: 'application/gzip', extensions: ['gz', 'tgz'], begins: startsWith([0x1f, 0x8b]) },
  { type: 'video/mp4', extensions: ['mp4', 'm4v'], begins: inBox() },
  { type: 'video/quicktime', extensions: ['mov'], begins: inBox() },
  { type: 'audio/mpeg', extensions: ['mp3'], begins: startsWith('ID3', [0xff, 0xfb], [0xff, 0xf3]) },
  { type: 'text/csv', extensions: ['csv'], begins: isText },
  { type: 'text/plain', extensions: ['txt', 'log', 'md'], begins: isText },
];

/** Bytes of a beginning that are enough to tell. */
export const headLength = 512;

/** The media type of a file; undefined when its bytes are not what its extension says. */
export function mediaTypeOf(extension: string, head: Buffer): string | undefined {
  const promised = mediaTypes.find((one) => one.extensions.includes(extension));
  if (!promised) return 'application/octet-stream';
  return head.length === 0 || promised.begins(head) ? promised.type : undefined;
}

/** Whether a browser may show it in place: pictures and PDF; everything else is saved. */
export function isShownInline(type: string): boolean {
  return mediaTypes.some((one) => one.type === type && one.inline === true);
}
