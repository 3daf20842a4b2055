package io.github.camelseedream.generate;

import io.github.camelseedream.download.DownloadFailedException;
import io.github.camelseedream.download.Downloader;
import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.error.DownloadException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.wire.ProviderErrors;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.ImageStore;
import io.github.camelseedream.result.ImageStore.StoreException;
import io.github.camelseedream.result.StoredImage;
import java.io.IOException;

/** From the answer of a provider to the images of a call: what it points at is fetched. */
final class ImageFetcher {

    private final GenerationContext job;
    private final ImageStore store;
    private final Deadline deadline;
    private final RequestEvents events;

    ImageFetcher(GenerationContext job, ImageStore store, Deadline deadline, RequestEvents events) {
        this.job = job;
        this.store = store;
        this.deadline = deadline;
        this.events = events;
    }

    /** Every image that can be had goes to the part, and every one that cannot is an error. */
    void fetch(ProviderCall part, Outcome.Finished answer) {
        part.facts(answer.facts());
        for (Outcome.ReturnedImage item : answer.images()) {
            try {
                fetch(part, item);
            } catch (RuntimeException | Error e) {
                part.errors().add(lost(part, item, e));
            }
        }
        countMissing(part, answer);
    }

    /** Whatever breaks on the way to it, an image that was made is paid for. */
    private SeedreamException lost(ProviderCall part, Outcome.ReturnedImage item, Throwable cause) {
        CallContext context = job.context(part.call().model());
        String why = Unforeseen.text(cause);
        return item.url() == null
                ? ProviderErrors.unusableImage(context, why)
                : new DownloadException(context, item.url(), why, cause);
    }

    private void fetch(ProviderCall part, Outcome.ReturnedImage item) {
        if (item.failure() != null) {
            CallContext context = job.context(part.call().model());
            part.errors().add(Unforeseen.sent(context, item.failure()));
            return;
        }
        try {
            String link = item.url() == null ? null : Downloader.link(item.url());
            fetch(part, item, link);
        } catch (DownloadFailedException e) {
            fetch(part, withoutLink(item, "its link is of no use: " + e.getMessage()), null);
        }
    }

    /** What a provider calls a link goes no further unless it is one. */
    private static Outcome.ReturnedImage withoutLink(Outcome.ReturnedImage item, String why) {
        boolean needed = item.image() == null && item.unusable() == null;
        return new Outcome.ReturnedImage(
                item.image(),
                null,
                item.revisedPrompt(),
                item.expiresAt(),
                needed ? new IOException(why) : item.unusable());
    }

    private void fetch(ProviderCall part, Outcome.ReturnedImage item, String link) {
        GeneratedImage.Builder image =
                GeneratedImage.builder()
                        .url(link)
                        .expiresAt(item.expiresAt())
                        .revisedPrompt(item.revisedPrompt());
        if (item.unusable() != null) {
            part.errors().add(unusable(job.context(part.call().model()), item.unusable()));
        } else if (item.image() != null) {
            part.images().add(image.image(item.image()).build());
        } else if (job.settings().keepUrls()) {
            part.images().add(image.build());
        } else {
            try {
                long begin = System.nanoTime();
                StoredImage stored = job.target().downloader().fetchNew(link, deadline, store);
                events.tell(() -> new GenerationEvent.Downloaded(RequestEvents.since(begin)));
                part.images().add(image.image(stored).build());
            } catch (DownloadFailedException e) {
                part.errors()
                        .add(
                                new DownloadException(
                                        job.context(part.call().model()), link, e.getMessage(), e));
            }
        }
    }

    /** An image that came whole is paid for, whatever became of it here. */
    private static SeedreamException unusable(CallContext context, IOException why) {
        return why instanceof StoreException
                ? new DownloadException(context, why.getMessage(), why)
                : ProviderErrors.unusableImage(context, why.getMessage());
    }

    /** Fewer images than asked for is no success; a set may have as many as it likes. */
    private void countMissing(ProviderCall part, Outcome.Finished answer) {
        if (part.call().isSet()) {
            return;
        }
        int told =
                answer.images().size()
                        + (part.tasks() == null ? 0 : part.tasks().failures().size());
        for (int i = told; i < part.call().count(); i++) {
            part.errors().add(ProviderErrors.missingImage(job.context(part.call().model())));
        }
    }
}
