import { readSettings } from '../config.js';
import { NotFound } from '../errors.js';
import { Store } from '../store/store.js';
import { note } from './output.js';

/** Opens the store, does one thing with it, closes it. What is not there is exit code 1. */
export const withStore = async (use: (store: Store) => Promise<number>): Promise<number> => {
  const store = await Store.open(readSettings());
  try {
    return await use(store);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    note(`fuhe: ${error.message}`);
    return 1;
  } finally {
    await store.close();
  }
};
