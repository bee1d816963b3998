import type { Document } from '../../schemas/document.js';
import type { Mention } from '../../schemas/fact.js';

export const findFacts = (_document: Document, _mentions: Mention[]): never[] => [];
