import type {Problem} from './child-protocol.js';
import type {CaptureMethod} from './methods.js';

/** What the capture side tells the monitor about a live source. `path` is set when a new stream can be opened there. */
export interface CaptureEvent {
	readonly source: number;
	readonly state: 'running' | 'restarting' | 'failed';
	readonly path: string | undefined;
	readonly detail: string | undefined;
	readonly kernelDropped: number | null;
	readonly pipeDropped: number | null;
}

/** The same from those who run the processes, with the reason why trying again is no use, where it is not. */
export interface SetEvent extends CaptureEvent {
	readonly problem?: Problem | undefined;
}

export interface CaptureRequest {
	readonly interfaces: readonly string[];
	/** BPF; empty: everything. */
	readonly filter: string;
	readonly method: CaptureMethod;
}

/** Who runs capture processes: this process, or the supervisor above it. */
export interface CaptureRunner {
	/** The stream of this source was opened by its reader. */
	opened(source: number): void;
	stop(): Promise<void>;
}
