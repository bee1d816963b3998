import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', '.fuhe/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // counts and exact integers print the same everywhere; everything else is spelled out
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // it objects to [...text]: text is counted in code points here, never in what a reader would call a letter
      '@typescript-eslint/no-misused-spread': 'off',
      // the full-width space is an ordinary character of the reports
      'no-irregular-whitespace': ['error', { skipStrings: true, skipTemplates: true, skipRegExps: true }],
      'require-unicode-regexp': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['schemas/**/*.ts', 'src/**/*.ts', 'workers/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
    },
  },
  // the vocabulary is one table per noun and is read from top to bottom
  { files: ['schemas/record.ts'], rules: { 'max-lines': 'off' } },
  {
    files: ['tests/**/*.ts'],
    // a test may say that something is there: if it is not, the test fails, as it should
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'URL', 'Buffer', 'fetch', 'FormData', 'Blob'].map((name) => [
          name,
          'readonly',
        ]),
      ),
    },
  },
);
