package io.github.camelseedream.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * As little of a provider as can be measured against: canned answers, one thread, HTTP/1.1 with
 * Content-Length only. It takes a few microseconds of CPU per call, so that on two processors the
 * caller has one to itself.
 */
public final class ProviderServer {

    private static final int BACKLOG = 4096;

    private record Due(long at, Conversation conversation) {}

    private final Answers answers;
    private final Selector selector;
    private final ServerSocketChannel entrance;
    private final PriorityQueue<Due> waiting = new PriorityQueue<>(Comparator.comparing(Due::at));

    private ProviderServer(Answers answers) throws IOException {
        this.answers = answers;
        selector = Selector.open();
        entrance = ServerSocketChannel.open();
        entrance.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        entrance.configureBlocking(false);
        entrance.register(selector, SelectionKey.OP_ACCEPT);
    }

    /** Argument: size of the large image. Ends when standard input does. */
    public static void main(String[] args) throws IOException {
        ProviderServer server = new ProviderServer(Answers.with(Integer.parseInt(args[0])));
        InetSocketAddress address = (InetSocketAddress) server.entrance.getLocalAddress();
        System.out.println("http://127.0.0.1:" + address.getPort());
        Thread owner = new Thread(ProviderServer::endWithOwner, "owner");
        owner.setDaemon(true);
        owner.start();
        server.serve();
    }

    private static void endWithOwner() {
        try {
            while (System.in.read() >= 0) {
                // nobody says anything
            }
        } catch (IOException e) {
            // the owner is gone
        }
        Runtime.getRuntime().halt(0);
    }

    private void serve() throws IOException {
        while (true) {
            selector.select(this::handle, untilNextIsDue());
            while (!waiting.isEmpty() && waiting.peek().at() <= System.nanoTime()) {
                Conversation conversation = waiting.remove().conversation();
                attend(conversation, conversation::write);
            }
        }
    }

    /** Milliseconds, rounded up; 0 is for ever. */
    private long untilNextIsDue() {
        return waiting.isEmpty()
                ? 0
                : Math.max(1, (waiting.peek().at() - System.nanoTime() + 999_999) / 1_000_000);
    }

    private void handle(SelectionKey key) {
        if (key.isAcceptable()) {
            accept();
            return;
        }
        Conversation conversation = (Conversation) key.attachment();
        attend(conversation, () -> converse(key, conversation));
    }

    private void converse(SelectionKey key, Conversation conversation) throws IOException {
        if (key.isWritable()) {
            conversation.write();
        } else {
            Answers.Answer answer = conversation.read(answers);
            if (answer != null && answer.delayMillis() > 0) {
                long due = System.nanoTime() + answer.delayMillis() * 1_000_000L;
                waiting.add(new Due(due, conversation));
            } else if (answer != null) {
                conversation.write();
            }
        }
    }

    private void accept() {
        try {
            SocketChannel channel = entrance.accept();
            if (channel != null) {
                channel.configureBlocking(false);
                channel.socket().setTcpNoDelay(true);
                SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
                key.attach(new Conversation(channel, key, ByteBuffer.allocateDirect(16 * 1024)));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Step {
        void go() throws IOException;
    }

    /** A caller that hangs up ends its conversation only. */
    private static void attend(Conversation conversation, Step step) {
        try {
            step.go();
        } catch (IOException e) {
            conversation.close();
        }
    }
}
