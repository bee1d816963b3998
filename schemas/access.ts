/** Who may do what with the service. */
import { z } from 'zod';

export const roles = ['reader', 'auditor', 'uploader', 'admin'] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

/** read: whatever is stored. upload: files. review: decide about findings, have reports checked again. operate: bring back what was set aside. */
export const permissions = ['read', 'upload', 'review', 'operate'] as const;
export type Permission = (typeof permissions)[number];

export const permissionsOf: Record<Role, readonly Permission[]> = {
  reader: ['read'],
  auditor: ['read', 'review'],
  uploader: ['read', 'upload'],
  admin: permissions,
};

/** Stands in the audit trail, so that it may hold nothing that would split a line or pass for another prefix. */
export const accessName = z.string().regex(/^[^\p{C}:]{1,100}$/u);
