import { inject } from 'vitest';

/** The folder with all pages of the product, which a server serves. */
export const webFolder = inject('webFolder');
