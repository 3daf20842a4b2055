package io.github.camelseedream.operation;

import io.github.camelseedream.error.PartialResultException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.generate.call.ActiveRequests;
import io.github.camelseedream.generate.call.ImageSink;
import io.github.camelseedream.generate.call.Unforeseen;
import io.github.camelseedream.generate.call.WorkScheduler;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.ImageIterator;
import io.github.camelseedream.result.ImageResult;
import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The images of a request on their way from the workers to the route.
 *
 * <p>Camel's split asks whether there is a next image before it uses the one it has, and once more
 * before it takes the next one. The first time it is told that there may be, so that no image is
 * kept from the route until another one is finished; where there was none, it takes null for it.
 * Everybody else is told the truth each time.
 */
final class ArrivingImages implements ImageIterator, ImageSink {

    private static final StackWalker CALLER =
            StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final WorkScheduler scheduler;
    private final CompletableFuture<ImageResult> begun = new CompletableFuture<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<GeneratedImage> images = new ArrayDeque<>();
    private Runnable abandon = () -> {};
    private boolean hasBegun;
    private volatile Thread deliverer;
    private boolean ended;
    private boolean closed;

    /** Whether an image was taken, and nobody has asked for the next one since. */
    private boolean mayLookAhead;

    /** Whether a split was told last that there may be a next image. */
    private boolean maybe;

    /** Whether it was closed only after its last image was taken. */
    private boolean isTaken;

    private ImageResult result;
    private SeedreamException failure;

    ArrivingImages(WorkScheduler scheduler) {
        this.scheduler = scheduler;
    }

    /**
     * What is known when the first image is here, or the result where there is none. Completes with
     * the exception of a request that failed before an image was made.
     */
    CompletableFuture<ImageResult> begun() {
        return begun;
    }

    @Override
    public void begins(Runnable howToAbandon) {
        abandon = howToAbandon;
    }

    @Override
    public void add(GeneratedImage image, ImageResult known) {
        lock.lock();
        try {
            if (closed) {
                image.close();
                return;
            }
            images.add(image);
            changed.signalAll();
            if (hasBegun) {
                return;
            }
            hasBegun = true;
        } finally {
            lock.unlock();
        }
        begin(known);
    }

    /** The route goes on with another thread, since this one may be reading the next image. */
    private void begin(ImageResult known) {
        deliverer = Thread.currentThread();
        try {
            scheduler.resume(() -> begun.complete(known));
        } finally {
            deliverer = null;
        }
    }

    /**
     * The request has ended.
     *
     * @param error null where it has a result
     */
    void ended(ImageResult all, Throwable error) {
        boolean isUnknown;
        lock.lock();
        try {
            ended = true;
            failure = error == null ? null : failure(error);
            result = failure instanceof PartialResultException some ? some.result() : all;
            isUnknown = !hasBegun;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (isUnknown && error == null) {
            begun.complete(all);
        } else if (isUnknown) {
            begun.completeExceptionally(error);
        }
    }

    private static SeedreamException failure(Throwable error) {
        return error instanceof SeedreamException told
                ? told
                : Unforeseen.afterSending(CallContext.NONE, error);
    }

    @Override
    public boolean hasNext() {
        boolean isSplit =
                CALLER.getCallerClass().getName().startsWith("org.apache.camel.processor.Splitter");
        lock.lock();
        try {
            if (isSplit && mayLookAhead) {
                mayLookAhead = false;
                maybe = !ended || !images.isEmpty() || failure != null;
                return maybe;
            }
            maybe = false;
            awaitNext();
            return !images.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public GeneratedImage next() {
        lock.lock();
        try {
            awaitNext();
            if (images.isEmpty() && maybe) {
                return null;
            } else if (images.isEmpty()) {
                throw new NoSuchElementException("there are no more images");
            }
            mayLookAhead = true;
            return images.remove();
        } finally {
            lock.unlock();
        }
    }

    /** An interrupt abandons nothing that is paid for; the flag is restored afterwards. */
    private void awaitNext() {
        while (images.isEmpty() && !ended && !closed) {
            if (Thread.currentThread() == deliverer) {
                // it would wait for itself: there is no other thread any more
                throw failure(new IllegalStateException(ActiveRequests.STOPPING));
            }
            changed.awaitUninterruptibly();
        }
        if (closed && !isTaken) {
            throw new IllegalStateException(
                    "the iterator over the images of a request was closed before its end. It is"
                            + " closed when its exchange is done, so use it within the route, e.g."
                            + " with split(body()).streaming()");
        }
        if (images.isEmpty() && failure != null) {
            throw failure;
        }
    }

    @Override
    public ImageResult getResult() {
        lock.lock();
        try {
            return result;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            isTaken = ended && images.isEmpty();
            closed = true;
            images.forEach(GeneratedImage::close);
            images.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        abandon.run();
    }

    @Override
    public String toString() {
        return "ImageIterator";
    }
}
