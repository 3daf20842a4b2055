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
    public GeneratedImage fetch(Outcome.ReturnedImage returned) {
        if (returned.failure() != null) {
            throw Unforeseen.sent(callContext, returned.failure());
        }
        try {
            return image(returned);
        } catch (SeedreamException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw lost(returned, e);
        }
    }

    /** Whatever breaks on the way to it, an image that was made is paid for. */
    private SeedreamException lost(Outcome.ReturnedImage returned, Throwable cause) {
        String why = Unforeseen.text(cause);
        return returned.url() == null
                ? ProviderErrors.unusableImage(callContext, why)
                : new DownloadException(callContext, returned.url(), why, cause);
    }

    private GeneratedImage image(Outcome.ReturnedImage returned) {
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
            throw unusable(unusable);
        }
        GeneratedImage.Builder image =
                GeneratedImage.builder()
                        .url(link)
                        .expiresAt(returned.expiresAt())
                        .revisedPrompt(returned.revisedPrompt())
                        .layer(returned.layer());
        if (returned.image() != null) {
            return image.image(returned.image()).build();
        }
        return context.settings().keepUrls() ? image.build() : image.image(download(link)).build();
    }

    /** An image that came whole is paid for, whatever became of it here. */
    private SeedreamException unusable(IOException why) {
        return why instanceof StoreException
                ? new DownloadException(callContext, why.getMessage(), why)
                : ProviderErrors.unusableImage(callContext, why.getMessage());
    }

    private StoredImage download(String link) {
        try {
            long begin = System.nanoTime();
            StoredImage stored =
                    context.target()
                            .downloader()
                            .fetchNew(link, context.deadline(), context.store());
            context.publish(() -> new GenerationEvent.Downloaded(GenerationContext.since(begin)));
            return stored;
        } catch (DownloadFailedException e) {
            throw new DownloadException(callContext, link, e.getMessage(), e);
        }
    }
}
