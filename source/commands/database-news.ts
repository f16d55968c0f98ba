import type {DatabaseStatus} from '../model/label.js';
import type {StoreClient} from '../store/client.js';

/** Says when the shared database goes away and comes back, where no screen or status line shows how it stands. */
export function tellOfDatabase(store: Pick<StoreClient, 'status' | 'on'>, say: (line: string) => void): void {
	let isAway = false;
	const look = ({state, detail}: DatabaseStatus): void => {
		if (state === 'away' && !isAway) say(`the shared database is away${detail === undefined ? '' : `: ${detail}`}; what is for it waits`);
		else if (isAway && state !== 'away' && state !== 'connecting') say('the shared database is back');
		else return;
		isAway = state === 'away';
	};
	look(store.status);
	store.on('status', ({status}) => look(status));
}
