import {connect, createServer, type Server, type Socket} from 'node:net';

/** A TCP proxy on loopback whose connections can be cut without a word: they stay established, and nothing passes any more. */
export class TcpProxy {
	readonly #server: Server;
	readonly #sockets = new Set<Socket>();
	#silent = false;

	private constructor(server: Server) {
		this.#server = server;
	}

	get port(): number {
		return (this.#server.address() as {port: number}).port;
	}

	static async create(port: number): Promise<TcpProxy> {
		const server = createServer({pauseOnConnect: true});
		const proxy = new TcpProxy(server);
		server.on('connection', socket => proxy.#forward(socket, port));
		await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
		return proxy;
	}

	/** From now on nothing passes; new connections are taken, and hear nothing. */
	cut(): void {
		this.#silent = true;
		for (const socket of this.#sockets) {
			socket.unpipe();
			socket.pause();
		}
	}

	/** New connections pass again; those that were cut stay dead. */
	mend(): void {
		this.#silent = false;
	}

	close(): void {
		this.#server.close();
		for (const socket of this.#sockets) socket.destroy();
	}

	#forward(socket: Socket, port: number): void {
		this.#add(socket);
		if (this.#silent) return;
		const server = connect(port, '127.0.0.1');
		this.#add(server);
		socket.pipe(server).pipe(socket);
		for (const [one, other] of [
			[socket, server],
			[server, socket],
		] as const)
			one.on('close', () => {
				if (!this.#silent) other.destroy();
			});
	}

	#add(socket: Socket): void {
		this.#sockets.add(socket);
		socket.on('close', () => this.#sockets.delete(socket));
		// A reset is an end like another.
		socket.on('error', () => socket.destroy());
	}
}
