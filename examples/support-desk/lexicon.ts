import { CUSTOMERS, PRODUCTS } from './database/catalogue';

/** The names that masking knows from the start, by lexicon. */
export const lexicon: Record<string, string[]> = {
  customer: CUSTOMERS.map(([name]) => name),
  product: PRODUCTS.map(([, name]) => name),
};
