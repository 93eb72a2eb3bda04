export const instruments = [];
