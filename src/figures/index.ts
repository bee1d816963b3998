import type { Document } from '../../schemas/document.js';
import type { Mention } from '../../schemas/fact.js';

export const readFigures = (_document: Document): Mention[] => [];
