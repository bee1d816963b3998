/** What the architecture test needs to know of a source file: its imports and the world it touches. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

export const root = join(import.meta.dirname, '..', '..');

export interface SourceFile {
  /** 'src/audit/index.ts' */
  path: string;
  /** files of ours, by path */
  internal: string[];
  /** those of them that are there when the program runs: not only for their types */
  loaded: string[];
  /** 'zod', 'node:crypto' */
  external: string[];
  tree: ts.SourceFile;
}

/** Every TypeScript file under these folders of the project. */
export const sourceFiles = (...folders: string[]): SourceFile[] =>
  folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/u.test(name) && !name.endsWith('.d.ts'))
      .map((name) => parse(posix.join(folder, name.replaceAll('\\', '/')))),
  );

/** The file at `path` of the project, or `text` as if it stood there. */
export const parse = (path: string, text = readFileSync(join(root, path), 'utf8')): SourceFile => {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const loaded = split(path, specifiers(tree, isErased)).internal;
  return { path, tree, loaded, ...split(path, specifiers(tree)) };
};

/** Static imports, re-exports, `import('…')` and type imports. */
const specifiers = (tree: ts.SourceFile, leaveOut = (_: ts.Node): boolean => false): string[] => {
  const found: string[] = [];
  visit(tree, (node) => {
    if (leaveOut(node)) return;
    const said =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node) ? node.moduleSpecifier : referred(node);
    if (said && ts.isStringLiteralLike(said)) found.push(said.text);
  });
  return found;
};

/** import type { Token } from './lexer.js' */
const isErased = (node: ts.Node): boolean =>
  ts.isImportTypeNode(node) ||
  (ts.isExportDeclaration(node) && node.isTypeOnly) ||
  (ts.isImportDeclaration(node) && node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);

const referred = (node: ts.Node): ts.Node | undefined => {
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return node.arguments[0];
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return node.argument.literal;
  return undefined;
};

const split = (path: string, names: string[]): Pick<SourceFile, 'internal' | 'external'> => ({
  internal: names
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.join(posix.dirname(path), name).replace(/\.js$/u, '.ts')),
  external: names.filter((name) => !name.startsWith('.')),
});

export const visit = (node: ts.Node, see: (node: ts.Node) => void): void => {
  see(node);
  ts.forEachChild(node, (child) => {
    visit(child, see);
  });
};

/**
 * Names and calls of a file, each as it is written: `console`, `Date.now`, `new Date()`, `Number(…)`, `.toFixed`,
 * `Math.round`, `0.5`. Property names and declarations of the same spelling do not count as the global.
 */
export const uses = ({ tree }: SourceFile): Set<string> => {
  const found = new Set<string>();
  visit(tree, (node) => {
    for (const name of usesOf(node)) found.add(name);
  });
  return found;
};

const usesOf = (node: ts.Node): string[] => {
  if (ts.isPropertyAccessExpression(node)) {
    const member = `.${node.name.text}`;
    return ts.isIdentifier(node.expression) ? [`${node.expression.text}${member}`, member] : [member];
  }
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date')
    return [node.arguments?.length ? 'new Date(…)' : 'new Date()'];
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) return [`${node.expression.text}(…)`];
  // 0.5, 1e-6
  if (ts.isNumericLiteral(node) && !/^(?:\d+|0x[\da-f]+)$/iu.test(node.getText().replaceAll('_', '')))
    return ['fraction literal'];
  // +text
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.PlusToken) return ['unary plus'];
  // map(Number)
  if (ts.isIdentifier(node) && node.text === 'Number')
    return ts.isCallExpression(node.parent) && node.parent.expression !== node
      ? ['Number as a function']
      : [];
  if (ts.isIdentifier(node) && isReference(node)) return [node.text];
  return [];
};

const isReference = (node: ts.Identifier): boolean =>
  !(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) &&
  !(ts.isPropertyAssignment(node.parent) && node.parent.name === node) &&
  !(ts.isPropertySignature(node.parent) && node.parent.name === node);

/** Groups of files that load each other in a ring, by path; empty when there is none. */
export const cycles = (files: SourceFile[]): string[][] => {
  const imports = new Map(files.map((file) => [file.path, file.loaded]));
  const done = new Set<string>();
  const rings: string[][] = [];
  const walk = (path: string, trail: string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) rings.push([...trail.slice(at), path]);
    if (at >= 0 || done.has(path)) return;
    for (const next of imports.get(path) ?? []) walk(next, [...trail, path]);
    done.add(path);
  };
  for (const path of imports.keys()) walk(path, []);
  return rings;
};

/** Paths that can be reached from `start` by imports that stay inside `folder`. */
export const reachable = (files: SourceFile[], start: string, folder: string): Set<string> => {
  const imports = new Map(files.map((file) => [file.path, file.internal]));
  const seen = new Set<string>();
  const walk = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const next of imports.get(path) ?? []) if (next.startsWith(`${folder}/`)) walk(next);
  };
  walk(start);
  return seen;
};
