package io.github.camelseedream.generate.image;

import io.github.camelseedream.download.DownloadFailedException;
import io.github.camelseedream.download.Downloader;
import io.github.camelseedream.error.DownloadException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.generate.call.CallExecutor;
import io.github.camelseedream.generate.call.GenerationContext;
import io.github.camelseedream.generate.call.Unforeseen;
import io.github.camelseedream.generate.event.GenerationEvent;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.wire.ProviderErrors;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.ImageStore.StoreException;
import io.github.camelseedream.result.StoredImage;
import java.io.IOException;
import java.util.List;

/**
 * Fetches the images that an answer points at. Safe for use by several threads.
 *
 * @hidden
 */
public final class ImageFetcher implements CallExecutor.ImageSource {

    private final GenerationContext context;
    private final CallContext callContext;

    public ImageFetcher(GenerationContext context) {
        this.context = context;
        this.callContext = context.callContext();
    }

    @Override
    public void fetch(
            Outcome.Finished answer,
            List<GeneratedImage> images,
            List<SeedreamException> failures) {
        for (Outcome.ReturnedImage returned : answer.images()) {
            try {
                fetch(returned, images, failures);
            } catch (RuntimeException | Error e) {
                failures.add(lost(returned, e));
            }
        }
    }

    /** Whatever breaks on the way to it, an image that was made is paid for. */
    private SeedreamException lost(Outcome.ReturnedImage returned, Throwable cause) {
        String why = Unforeseen.text(cause);
        return returned.url() == null
                ? ProviderErrors.unusableImage(callContext, why)
                : new DownloadException(callContext, returned.url(), why, cause);
    }

    private void fetch(
            Outcome.ReturnedImage returned,
            List<GeneratedImage> images,
            List<SeedreamException> failures) {
        if (returned.failure() != null) {
            failures.add(Unforeseen.sent(callContext, returned.failure()));
            return;
        }
        String link = null;
        IOException unusable = returned.unusable();
        try {
            link = returned.url() == null ? null : Downloader.link(returned.url());
        } catch (DownloadFailedException e) {
            // what a provider calls a link goes no further unless it is one
            if (returned.image() == null && unusable == null) {
                unusable = new IOException("its link is of no use: " + e.getMessage());
            }
        }
        if (unusable != null) {
            failures.add(unusable(unusable));
            return;
        }
        GeneratedImage.Builder image =
                GeneratedImage.builder()
                        .url(link)
                        .expiresAt(returned.expiresAt())
                        .revisedPrompt(returned.revisedPrompt())
                        .layer(returned.layer());
        if (returned.image() != null) {
            images.add(image.image(returned.image()).build());
        } else if (context.settings().keepUrls()) {
            images.add(image.build());
        } else {
            download(link, image, images, failures);
        }
    }

    /** An image that came whole is paid for, whatever became of it here. */
    private SeedreamException unusable(IOException why) {
        return why instanceof StoreException
                ? new DownloadException(callContext, why.getMessage(), why)
                : ProviderErrors.unusableImage(callContext, why.getMessage());
    }

    private void download(
            String link,
            GeneratedImage.Builder image,
            List<GeneratedImage> images,
            List<SeedreamException> failures) {
        try {
            long begin = System.nanoTime();
            StoredImage stored =
                    context.target()
                            .downloader()
                            .fetchNew(link, context.deadline(), context.store());
            context.publish(() -> new GenerationEvent.Downloaded(GenerationContext.since(begin)));
            images.add(image.image(stored).build());
        } catch (DownloadFailedException e) {
            failures.add(new DownloadException(callContext, link, e.getMessage(), e));
        }
    }
}
