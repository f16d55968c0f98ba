import {createRequire} from 'node:module';
import type {getPublicSuffix} from 'tldts';

let lookUp: typeof getPublicSuffix | undefined;

/**
 * Whether everybody can register a name under `name` (canonical): `com`, `co.uk`, and every single label. Domains of companies that let others have names
 * under them (`github.io`, `cloudfront.net`) are none.
 */
export function isPublicSuffix(name: string): boolean {
	if (!name.includes('.')) return true;
	// Loaded at the first call, as in `registrable-domain.ts`.
	lookUp ??= (createRequire(import.meta.url)('tldts') as typeof import('tldts')).getPublicSuffix;
	return lookUp(name, {extractHostname: false, validateHostname: false}) === name;
}
