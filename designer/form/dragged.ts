/** What a dragged field travels as. */
export const dragged = 'application/x-formwork-field';
