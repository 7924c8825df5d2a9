package dev.weft.server.rest;

import dev.weft.server.auth.CurrentCaller;
import dev.weft.usecases.audit.AuditQuestion;
import dev.weft.usecases.audit.AuditView;
import dev.weft.usecases.audit.VerificationView;
import dev.weft.usecases.paging.Page;
import io.avaje.http.api.Controller;
import io.avaje.http.api.Get;
import io.avaje.http.api.Produces;
import io.avaje.http.api.QueryParam;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/// Who was let do what.
@Controller("/api/v1/audit")
final class AuditController {

  private static final String NDJSON = "application/x-ndjson";

  private final Use<Ask.Audit, Page<AuditView>> list;
  private final Use<Ask.Nothing, VerificationView> verify;
  private final Use<OutputStream, Ask.Nothing> export;

  AuditController(
      Use<Ask.Audit, Page<AuditView>> list,
      Use<Ask.Nothing, VerificationView> verify,
      Use<OutputStream, Ask.Nothing> export) {
    this.list = list;
    this.verify = verify;
    this.export = export;
  }

  /// Lists records of decisions, the newest first: one's own, those of the domains that one audits,
  /// or all of them. A part may hold fewer than asked for while there are more.
  ///
  /// @param column only what used this column, `domain/product:table#column`.
  /// @param since how long ago at most (`7d`, `12h`, `30m`), a day, or a moment.
  /// @param principal only records of this one.
  /// @param outcome only these: allow, deny, answered or failed.
  /// @param product only what is about this product, `domain/product`.
  /// @param cursor where the part begins, the `next` of the part before.
  /// @param limit entries of the part, 1 to 500.
  @Get
  Page<AuditView> list(
      @QueryParam Optional<String> column,
      @QueryParam Optional<String> since,
      @QueryParam Optional<String> principal,
      @QueryParam Optional<String> outcome,
      @QueryParam Optional<String> product,
      @QueryParam Optional<String> cursor,
      @QueryParam Optional<Integer> limit) {
    var question =
        new AuditQuestion(column, since, principal, outcome, product.map(Questions::product));
    return list.answer(CurrentCaller.get(), new Ask.Audit(question, Questions.page(cursor, limit)));
  }

  /// Reads all of it and checks every link, seal and signature.
  @Get("verification")
  VerificationView verify() {
    return verify.answer(CurrentCaller.get(), new Ask.Nothing());
  }

  /// Gives out all of it, with what is needed to check it elsewhere: lines of JSON.
  @Get("export")
  @Produces(statusCode = 200)
  void export(ServerRequest request, ServerResponse response) {
    var caller = CurrentCaller.get();
    StreamedAnswer.send(
        request,
        response,
        NDJSON,
        out -> {
          try {
            export.answer(caller, out);
          } catch (UncheckedIOException gone) {
            throw gone.getCause();
          }
        });
  }
}
