package io.github.camelseedream.simulator.protocol;

import io.github.camelseedream.simulator.fault.ErrorReply;
import io.github.camelseedream.simulator.fault.FaultEffects;
import io.github.camelseedream.simulator.http.Call;
import io.github.camelseedream.simulator.http.Reply;

/**
 * One provider's wire protocol, as seen by its clients. Implementations are threadsafe and do not
 * wait: delays, broken connections and downloads are the server's business.
 */
public interface ProviderProtocol {

    /** The first segment of all its paths, for example {@code lumenfall}. */
    String name();

    /** Where a client's base URL points, for example {@code /lumenfall/openai/v1}. */
    String apiPath();

    /** Whether a call of this kind asks for images, and would cost money if accepted. */
    boolean isSubmit(String method, String path);

    /** Whether a call of this kind brings a file to be fetched again, which is kept whole. */
    default boolean isUpload(String method, String path) {
        return false;
    }

    /** The provider's answer to a call on any path below its name, except downloads. */
    Answer answer(Call call, FaultEffects effects);

    /** Points where its documents disagree, which a test can choose. */
    default Variants variants() {
        return Variants.NONE;
    }

    /** A scripted error in the provider's own form. */
    Reply error(ErrorReply error);
}
