package dev.weft.server.rest;

import dev.weft.model.document.SourceFile;
import dev.weft.server.auth.CurrentCaller;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.product.AppliedView;
import dev.weft.usecases.review.ChangeView;
import dev.weft.usecases.review.ReviewChange.Said;
import io.avaje.http.api.Controller;
import io.avaje.http.api.Get;
import io.avaje.http.api.Header;
import io.avaje.http.api.Post;
import io.avaje.http.api.Produces;
import io.avaje.http.api.QueryParam;
import io.avaje.http.api.Valid;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// Changes on their way through review.
@Valid
@Controller("/api/v1/changes")
final class ChangeController {

  /// What is said.
  @Valid
  @Json
  record Words(@NotBlank @Size(max = 4_000) String text) {}

  /// What may be said along with something.
  @Valid
  @Json
  record Note(@Size(max = 4_000) Optional<String> text) {}

  /// Who knows what is coming.
  ///
  /// @param consumer as the change spells it, `finance/report@1` or `person:cy`
  @Valid
  @Json
  record Acknowledgement(
      @NotBlank @Size(max = 200) String consumer, @Size(max = 4_000) Optional<String> text) {}

  private final UseCases.Changes uses;
  private final ZippedFolder folder;

  ChangeController(UseCases.Changes uses, ZippedFolder folder) {
    this.uses = uses;
    this.folder = folder;
  }

  /// Proposes a folder.
  ///
  /// @param title what the change is about.
  /// @param text why.
  /// @param body the folder's files as a zip, with paths relative to the folder.
  @Post
  @Produces(statusCode = 201)
  ChangeView propose(
      @QueryParam Optional<String> title, @QueryParam Optional<String> text, InputStream body)
      throws IOException {
    List<SourceFile> files = folder.read(body);
    return uses.propose()
        .answer(
            CurrentCaller.get(),
            new Ask.Proposal(within(title.orElse(""), 200), within(text.orElse(""), 4_000), files));
  }

  /// Gives the caller's own change another content; approvals count no more.
  ///
  /// @param number its number.
  /// @param ifMatch the version that was seen, in quotes.
  /// @param text what is new.
  /// @param body the folder's files as a zip, with paths relative to the folder.
  @Post("{number}/content")
  @Produces(statusCode = 200)
  ChangeView replace(
      long number,
      @Header("If-Match") Optional<String> ifMatch,
      @QueryParam Optional<String> text,
      InputStream body)
      throws IOException {
    String version = ETags.wanted(ifMatch);
    List<SourceFile> files = folder.read(body);
    return uses.replace()
        .answer(
            CurrentCaller.get(),
            new Ask.Replacement(number, version, within(text.orElse(""), 4_000), files));
  }

  private static String within(String text, int most) {
    if (text.length() > most) {
      throw RestErrors.badParameter("a title has at most 200 characters, a text 4000");
    }
    return text;
  }

  /// Lists the changes that the caller proposed or that concern them, the newest first.
  ///
  /// @param state only open, applied, rejected or withdrawn ones.
  /// @param cursor where the part begins, the `next` of the part before.
  /// @param limit entries of the part, 1 to 500.
  @Get
  Page<ChangeView> list(
      @QueryParam Optional<String> state,
      @QueryParam Optional<String> cursor,
      @QueryParam Optional<Integer> limit) {
    var question = new Ask.Changes(state, Questions.page(cursor, limit));
    return uses.list().answer(CurrentCaller.get(), question);
  }

  /// Shows a change with what it would do now and what is missing.
  ///
  /// @param number its number.
  @Get("{number}")
  ChangeView show(long number) {
    return uses.show().answer(CurrentCaller.get(), number);
  }

  /// Comments.
  ///
  /// @param number its number.
  /// @param ifMatch the version that was seen, in quotes.
  /// @param words what is said.
  @Post("{number}/comments")
  @Produces(statusCode = 200)
  ChangeView comment(long number, @Header("If-Match") Optional<String> ifMatch, Words words) {
    return uses.comment().answer(CurrentCaller.get(), said(number, ifMatch, words.text()));
  }

  /// Stands behind the change.
  ///
  /// @param number its number.
  /// @param ifMatch the version that was seen, in quotes.
  /// @param note what is said along with it.
  @Post("{number}/approval")
  @Produces(statusCode = 200)
  ChangeView approve(long number, @Header("If-Match") Optional<String> ifMatch, Note note) {
    return uses.approve()
        .answer(CurrentCaller.get(), said(number, ifMatch, note.text().orElse("")));
  }

  /// Says for a consumer that it knows what is coming.
  ///
  /// @param number its number.
  /// @param ifMatch the version that was seen, in quotes.
  /// @param given which consumer.
  @Post("{number}/acknowledgements")
  @Produces(statusCode = 200)
  ChangeView acknowledge(
      long number, @Header("If-Match") Optional<String> ifMatch, Acknowledgement given) {
    return uses.acknowledge()
        .answer(
            CurrentCaller.get(),
            new Ask.Acknowledged(said(number, ifMatch, given.text().orElse("")), given.consumer()));
  }

  /// Ends the change.
  ///
  /// @param number its number.
  /// @param ifMatch the version that was seen, in quotes.
  /// @param words why.
  @Post("{number}/rejection")
  @Produces(statusCode = 200)
  ChangeView reject(long number, @Header("If-Match") Optional<String> ifMatch, Words words) {
    return uses.reject().answer(CurrentCaller.get(), said(number, ifMatch, words.text()));
  }

  /// Takes the caller's own change back.
  ///
  /// @param number its number.
  /// @param ifMatch the version that was seen, in quotes.
  /// @param note what is said along with it.
  @Post("{number}/withdrawal")
  @Produces(statusCode = 200)
  ChangeView withdraw(long number, @Header("If-Match") Optional<String> ifMatch, Note note) {
    return uses.withdraw()
        .answer(CurrentCaller.get(), said(number, ifMatch, note.text().orElse("")));
  }

  /// Applies the change with the rights of all who stand behind it.
  ///
  /// @param number its number.
  /// @param ifMatch the version that was seen, in quotes.
  /// @param note what is said along with it.
  @Post("{number}/application")
  @Produces(statusCode = 200)
  AppliedView apply(long number, @Header("If-Match") Optional<String> ifMatch, Note note) {
    return uses.apply().answer(CurrentCaller.get(), said(number, ifMatch, note.text().orElse("")));
  }

  private static Said said(long number, Optional<String> ifMatch, String text) {
    return new Said(number, ETags.wanted(ifMatch), text);
  }
}
