/** What the capture side tells the monitor about a live source. `path` is set when a new stream can be opened there. */
export interface CaptureEvent {
	readonly source: number;
	readonly state: 'running' | 'restarting' | 'failed';
	readonly path: string | undefined;
	readonly detail: string | undefined;
	readonly kernelDropped: number | null;
	readonly pipeDropped: number | null;
}

/** The running capture processes, as the monitor sees them: started by itself, or by the supervisor above it. */
export interface LiveCapture {
	readonly interfaces: readonly string[];
	/** What was left out of the capture for the operator's SSH session, or why nothing was. */
	readonly sshNote: string | undefined;
	onEvent(listener: (event: CaptureEvent) => void): void;
	/** Ends the capture processes and removes their FIFOs. */
	stop(): Promise<void>;
}
