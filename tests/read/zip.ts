/** Zip archives for tests, honest or not. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  name: string;
  content: string | Uint8Array;
  /** what the headers claim, if not the truth */
  claimedSize?: number;
  encrypted?: boolean;
}

export const zip = (entries: ZipEntry[]): Uint8Array => {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { header, directory } = write(entry, offset);
    local.push(header);
    central.push(directory);
    offset += header.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...local, directory, end]));
};

const write = (entry: ZipEntry, offset: number): { header: Buffer; directory: Buffer } => {
  const name = Buffer.from(entry.name);
  const content = Buffer.from(entry.content);
  const deflated = deflateRawSync(content);
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(20, 0);
  shared.writeUInt16LE(entry.encrypted === true ? 1 : 0, 2);
  shared.writeUInt16LE(8, 4);
  shared.writeUInt32LE(crc32(content), 10);
  shared.writeUInt32LE(deflated.length, 14);
  shared.writeUInt32LE(entry.claimedSize ?? content.length, 18);
  shared.writeUInt16LE(name.length, 22);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(offset, 10);
  return {
    header: Buffer.concat([Buffer.from('PK\x03\x04'), shared, name, deflated]),
    directory: Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), shared, tail, name]),
  };
};
