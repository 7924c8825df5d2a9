package dev.weft.usecases.access;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.journal.Cause;
import dev.weft.catalog.people.Vouching;
import dev.weft.catalog.people.VouchingDraft;
import dev.weft.model.access.Caller;
import dev.weft.model.access.Principal;
import dev.weft.model.access.Scope;
import dev.weft.usecases.registry.AppliedMesh;
import java.time.Instant;
import java.util.Optional;

/// Finds out whom an issuer means, and keeps what it says of them. Who is not declared is signed in
/// all the same and may what anybody may who is.
public final class RecognizePerson {

  private final Catalog catalog;
  private final AppliedMesh mesh;

  public RecognizePerson(Catalog catalog, AppliedMesh mesh) {
    this.catalog = catalog;
    this.mesh = mesh;
  }

  /// The person. What was said of them before and is said no more counts no more.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_SIGN_IN when nobody may sign in by that
  ///   account, ACCESS_TOKEN_ENDED when its owner has left the mesh
  public Holder recognize(Vouched vouched, String via, String trace) {
    VouchingDraft news =
        catalog.read(
            reading -> {
              Principal person = Accounts.owner(mesh.documents(reading), vouched.account());
              return draft(person, vouched);
            });
    if (catalog.read(reading -> isNews(reading, news))) {
      var caller =
          new Caller(new Principal.OfPerson(news.principal()), Optional.empty(), via, trace);
      catalog.write(
          new Cause(caller.text(), via, trace),
          writing -> {
            writing.vouchings().put(news);
            return news.principal();
          });
    }
    return new Holder(new Principal.OfPerson(news.principal()), Optional.empty(), Scope.ALL);
  }

  private static boolean isNews(Reading reading, VouchingDraft news) {
    Optional<Vouching> known = reading.vouchings().find(news.principal());
    boolean nothing = news.groups().isEmpty() && news.attributes().isEmpty();
    return known
        .map(one -> one.saidAt() < news.saidAt() || isOther(one, news, reading.now()))
        .orElse(!nothing);
  }

  private static boolean isOther(Vouching known, VouchingDraft news, long now) {
    return known.saidAt() == news.saidAt() && (!known.says(news) || known.endsAt() <= now);
  }

  private static VouchingDraft draft(Principal person, Vouched vouched) {
    return VouchingDraft.of(
        person.text(),
        vouched.issuer(),
        vouched.groups(),
        vouched.attributes(),
        micros(vouched.saidAt()),
        micros(vouched.endsAt()));
  }

  static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
  }
}
