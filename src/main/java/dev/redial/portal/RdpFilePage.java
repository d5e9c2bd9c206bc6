package dev.redial.portal;

import dev.redial.rdpfile.RdpFile;
import dev.redial.rdpfile.RdpFileReader;
import dev.redial.rdpfile.RdpFileReading;
import dev.redial.rdpfile.Remark;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;

/**
 * Reads a saved connection and says what in it can make a connection fail. A browser with scripts throws names and passwords away before it sends
 * anything; we throw them away again, and store nothing of a file at all.
 */
@PermitAll
@Path("/rdp-file")
@RunOnVirtualThread
public class RdpFilePage {

    private static final int UNPROCESSABLE = 422;

    /** @param wrong the sentence at the field, or empty */
    record FormView(String wrong) {}

    /** @param form what the file says, to start a test with */
    record FileView(RdpFile file, String dropped, TypedForm form) {
        public String host() {
            return file.host().orElse("");
        }

        public String port() {
            return file.port().map(String::valueOf).orElse("");
        }

        public String gateway() {
            return file.gateway().orElse("");
        }

        public List<Remark> remarks() {
            return file.remarks();
        }
    }

    @CheckedTemplate(basePath = "portal")
    static final class Templates {
        static native TemplateInstance rdpFileForm(FormView view);

        static native TemplateInstance rdpFile(FileView view);

        private Templates() {}
    }

    @GET
    public Response ask(@Context HttpHeaders headers, @Context UriInfo uri) {
        return Page.ok(Templates.rdpFileForm(new FormView("")), PageLanguage.of(headers, uri));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response read(MultivaluedMap<String, String> fields, @Context HttpHeaders headers, @Context UriInfo uri) {
        PageLanguage language = PageLanguage.of(headers, uri);
        String text = Optional.ofNullable(fields.getFirst("text")).orElse("");
        return switch (RdpFileReader.read(text)) {
            case RdpFileReading.Read(var file) -> Page.ok(Templates.rdpFile(view(file)), language);
            case RdpFileReading.Unreadable(var why) ->
                Page.of(UNPROCESSABLE, Templates.rdpFileForm(new FormView(sentence(why, language))), language)
                        .build();
        };
    }

    private static FileView view(RdpFile file) {
        TypedForm form = TypedForm.prefilled(
                "",
                file.host().orElse(""),
                file.port().map(String::valueOf).orElse(""),
                file.gateway().orElse(""),
                "");
        return new FileView(file, String.join(", ", file.dropped()), form);
    }

    private static String sentence(RdpFileReading.Why why, PageLanguage language) {
        RdpFileMessages words = language.words(RdpFileMessages.class);
        return switch (why) {
            case EMPTY -> words.empty();
            case TOO_LONG -> words.tooLong();
            case NOT_AN_RDP_FILE -> words.notAnRdpFile();
        };
    }
}
