import {Box, Text, useInput, useWindowSize} from 'ink';
import {memo, useEffect, useSyncExternalStore} from 'react';
import type {Controller} from './controller.js';
import {drawFrame} from './draw-frame.js';
import {keyNames} from './keys.js';
import type {Theme} from './theme.js';

/** How often what is open is asked for again. */
const TICK_MS = 1000;

/** One line: drawn again only when its text changed. An empty one would have no height. */
const Row = memo(({text}: {readonly text: string}) => <Text wrap="truncate">{text === '' ? ' ' : text}</Text>);

/** The whole screen: a frame of the controller's view, a `<Text>` a line. */
export function App({controller, theme}: {readonly controller: Controller; readonly theme: Theme}) {
	const view = useSyncExternalStore(controller.subscribe, controller.getView);
	const {columns, rows} = useWindowSize();
	useEffect(() => controller.resize(columns, rows), [controller, columns, rows]);
	useEffect(() => {
		const timer = setInterval(() => controller.tick(), TICK_MS);
		return () => clearInterval(timer);
	}, [controller]);
	useInput((input, key) => {
		for (const name of keyNames(input, key)) controller.key(name);
	});
	const lines = drawFrame(view).map(line => theme.paint(line));
	return (
		<Box flexDirection="column" height={lines.length}>
			{lines.map((text, row) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a line is its place on the screen.
				<Row key={row} text={text} />
			))}
		</Box>
	);
}
