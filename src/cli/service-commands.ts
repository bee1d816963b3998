/** The commands of the service, in words. Imports nothing heavy. */
import { Argument, Option } from 'commander';
import { config, database, json, port, type CommandLine } from './command-line.js';

const access = [
  new Option('--name <name>', '名称，记入审计链 / whose; stands in the audit trail'),
  new Option('--role <role>', '角色 / role').choices(['reader', 'auditor', 'uploader', 'admin']),
  json,
];

const roles = `reader：查阅；auditor：查阅、复核；uploader：查阅、上传；admin：全部
reader: read. auditor: read and review. uploader: read and upload. admin: everything`;

export const serviceCommands: CommandLine[] = [
  {
    name: 'keys',
    description: '接口密钥：创建、列出、吊销\nKeys for the HTTP API: create (shown once), list, revoke',
    arguments: [new Argument('<action>', '动作 / what to do').choices(['create', 'list', 'revoke'])],
    options: access,
    more: `${roles}\n${database}`,
    load: async () => (await import('./keys.js')).run,
  },
  {
    name: 'users',
    description:
      '以密码登录的用户：添加（或更改）、列出、删除；密码从标准输入读取\nPeople who sign in: add (or change), list, remove; the password is read from standard input',
    arguments: [new Argument('<action>', '动作 / what to do').choices(['add', 'list', 'remove'])],
    options: access,
    more: `${roles}\n${database}`,
    load: async () => (await import('./users.js')).run,
  },
  {
    name: 'serve',
    description:
      'HTTP 接口；未设 REDIS_URL 时本进程也读取文件\nThe HTTP API; without REDIS_URL this process reads the files as well',
    arguments: [],
    options: [
      new Option('--port <n>', '端口；0 为任一空闲端口 / port; 0 is any that is free')
        .argParser(port)
        .default(8080),
      new Option('--host <address>', '监听地址 / address to listen on').default('127.0.0.1'),
      config,
      new Option('--open-docs', '接口文档对所有人可见 / show the documentation to everybody'),
    ],
    more: database,
    load: async () => (await import('./serve.js')).run,
  },
];
