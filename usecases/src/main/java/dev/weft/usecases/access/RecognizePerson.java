package dev.weft.usecases.access;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.journal.Cause;
import dev.weft.catalog.people.Vouching;
import dev.weft.catalog.people.VouchingDraft;
import dev.weft.catalog.people.Way;
import dev.weft.model.access.Caller;
import dev.weft.model.access.Principal;
import dev.weft.model.access.Scope;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.Lru;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Finds out whom an issuer means, and keeps what it says of them. Who is not declared is signed in
/// all the same and may what anybody may who is.
public final class RecognizePerson {

  private static final int KNOWN = 10_000;
  private static final long SOON = Duration.ofMinutes(1).toMillis() * 1_000;

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final Lru<List<String>, Long> heard = new Lru<>(KNOWN);

  public RecognizePerson(Catalog catalog, AppliedMesh mesh) {
    this.catalog = catalog;
    this.mesh = mesh;
  }

  private record Recognized(Principal person, Optional<VouchingDraft> news) {}

  /// The person. What the issuer said of them to the same client before and says no more counts no
  /// more. Writes only when something else is said, or when what counts is about to end.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_SIGN_IN when nobody may sign in by that
  ///   account, ACCESS_TOKEN_ENDED when its owner has left the mesh
  public Holder recognize(Vouched vouched, String via, String trace) {
    Recognized recognized =
        catalog.read(
            reading -> {
              Principal person = Accounts.owner(mesh.documents(reading), vouched.account());
              VouchingDraft said = vouched.of(person, Way.client(vouched.client()));
              boolean news = isNewest(said) && isNews(reading, said);
              return new Recognized(person, Optional.of(said).filter(_ -> news));
            });
    recognized.news().ifPresent(news -> keep(news, recognized.person(), via, trace));
    return new Holder(recognized.person(), Optional.empty(), Scope.ALL);
  }

  private void keep(VouchingDraft news, Principal person, String via, String trace) {
    var caller = new Caller(person, Optional.empty(), via, trace);
    catalog.write(
        new Cause(caller.text(), via, trace),
        writing -> {
          writing.vouchings().put(news);
          return news.principal();
        });
  }

  /// Whether nothing was heard yet that was said later in the same way; most of what is said again
  /// is not written down.
  private boolean isNewest(VouchingDraft said) {
    List<String> key = List.of(said.principal(), said.issuer(), said.way());
    long before = heard.find(key).orElse(said.saidAt());
    heard.put(key, Math.max(before, said.saidAt()));
    return before <= said.saidAt();
  }

  private static boolean isNews(Reading reading, VouchingDraft said) {
    Optional<Vouching> before =
        reading.vouchings().find(said.principal(), said.issuer(), said.way());
    return before
        .map(known -> known.saidAt() <= said.saidAt() && isNews(known, said, reading.now()))
        .orElse(!said.isSilent());
  }

  private static boolean isNews(Vouching known, VouchingDraft said, long now) {
    if (!known.says(said)) {
      return !said.isSilent() || known.endsAt() > now;
    }
    long left = known.endsAt() - now;
    boolean ending = left < Math.max(SOON, (said.endsAt() - now) / 2);
    return !said.isSilent() && said.endsAt() > known.endsAt() && ending;
  }
}
