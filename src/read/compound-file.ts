/** OLE compound files (.doc, .xls, encrypted Office files): only the names in their directory. */

const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const entrySize = 128;
/** Directories of real files take a few sectors; a hostile chain may run in circles. */
const maximumSectors = 1000;

export const isCompoundFile = (bytes: Uint8Array): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

/** Names of storages and streams; what a damaged file does not give is left out. */
export const streamNames = (bytes: Uint8Array): string[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const integer = (at: number): number => (at + 4 <= bytes.length ? view.getUint32(at, true) : 0xffffffff);
  const sectorSize = (bytes[30] ?? 0) === 12 ? 4096 : 512;
  const offsetOf = (sector: number): number => (sector + 1) * sectorSize;
  /** The sector after another: each table sector is listed in the header (the first 109 of them). */
  const following = (sector: number): number => {
    const perTable = sectorSize / 4;
    const table = Math.floor(sector / perTable);
    if (table >= 109) return 0xffffffff;
    return integer(offsetOf(integer(76 + table * 4)) + (sector % perTable) * 4);
  };
  const names: string[] = [];
  let sector = integer(48);
  for (let steps = 0; steps < maximumSectors && offsetOf(sector) < bytes.length; steps += 1) {
    for (let at = offsetOf(sector); at < offsetOf(sector) + sectorSize; at += entrySize)
      names.push(nameAt(bytes, at));
    sector = following(sector);
  }
  return names.filter((name) => name !== '');
};

/** UTF-16, with its length in bytes, the closing zero included, behind it. */
const nameAt = (bytes: Uint8Array, at: number): string => {
  const length = Math.min(64, bytes[at + 64] ?? 0);
  return length < 2 ? '' : new TextDecoder('utf-16le').decode(bytes.subarray(at, at + length - 2));
};
