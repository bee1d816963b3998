/** A name that no header is split by and no folder is left with: RFC 6266, with the real name as UTF-8. */
export const attachment = (path: string): string => {
  const name = (path.split(/[\\/]/u).at(-1) ?? '').replaceAll(/[\p{C}"]/gu, '_') || 'report';
  const plain = name.replaceAll(/[^\w .()+-]/gu, '_');
  const encoded = encodeURIComponent(name).replaceAll(
    /[!'()*]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
};
