/** The smallest OLE compound file: header, one table of sectors, one sector of directory. */
const sector = 512;

export const compoundFile = (names: string[]): Uint8Array => {
  const header = Buffer.alloc(sector);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.writeUInt16LE(9, 30);
  // the directory is sector 1, the table of sectors is sector 0
  header.writeUInt32LE(1, 48);
  header.writeUInt32LE(0, 76);
  const table = Buffer.alloc(sector, 0xff);
  table.writeUInt32LE(0xfffffffe, 4);
  const directory = Buffer.alloc(sector);
  for (const [index, name] of names.entries()) {
    directory.write(name, index * 128, 'utf16le');
    directory.writeUInt16LE((name.length + 1) * 2, index * 128 + 64);
  }
  return new Uint8Array(Buffer.concat([header, table, directory]));
};
