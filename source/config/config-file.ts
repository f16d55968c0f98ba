import {readFileSync} from 'node:fs';
import {parse} from 'yaml';
import {z} from 'zod';
import {UserError} from '../model/user-error.js';

const count = (least: number, most: number) => z.number().int().min(least).max(most);

/** The YAML file: every key may be left out. */
const fileSchema = z.strictObject({
	home: z.string().optional(),
	database: z.string().optional(),
	capture: z
		.strictObject({
			interfaces: z.array(z.string()).optional(),
			filter: z.string().optional(),
			method: z.enum(['cap', 'tcpdump']).optional(),
			includeSsh: z.boolean().optional(),
			user: z.string().optional(),
		})
		.optional(),
	classify: z.strictObject({automatic: z.number().min(0.5).max(1).optional()}).optional(),
	limits: z
		.strictObject({
			connections: count(16, 16_000_000).optional(),
			names: count(16, 4_000_000).optional(),
			reassemblyBytes: count(1 << 20, 2 ** 32).optional(),
		})
		.optional(),
	screen: z.strictObject({language: z.enum(['en', 'zh']).optional(), ascii: z.boolean().optional()}).optional(),
	author: z.string().optional(),
	sensor: z.string().optional(),
});
export type FileConfig = z.infer<typeof fileSchema>;

/** Reads and checks a configuration; throws `UserError` with the place of the fault. */
export function readConfigFile(path: string): FileConfig {
	let text: string;
	try {
		text = readFileSync(path, 'utf8');
	} catch (error) {
		throw new UserError(`the configuration ${path} cannot be read: ${(error as Error).message}`, 'check --config');
	}
	let value: unknown;
	try {
		value = parse(text) ?? {};
	} catch (error) {
		throw new UserError(`${path} is no YAML: ${(error as Error).message.split('\n')[0]}`);
	}
	const parsed = fileSchema.safeParse(value);
	if (parsed.success) return parsed.data;
	const issue = parsed.error.issues[0]!;
	throw new UserError(`${path}: ${[...issue.path].join('.') || 'top level'}: ${issue.message}`);
}
