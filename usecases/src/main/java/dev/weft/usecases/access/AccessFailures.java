package dev.weft.usecases.access;

import dev.weft.catalog.access.Token;
import dev.weft.model.access.Principal;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.WeftException;
import dev.weft.usecases.paging.Instants;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Every failure of requests and agreements with its sentence.
final class AccessFailures {

  private AccessFailures() {}

  static WeftException noProduct(String product) {
    return WeftException.of(
        ErrorCode.REGISTRY_NOT_FOUND,
        "There is no product " + product,
        "`weft product list` shows what there is.");
  }

  static WeftException noPort(String product, String port, Collection<String> ports) {
    return terms(
        "Product " + product + " has no output port " + port,
        "It has " + String.join(", ", ports) + ".");
  }

  static WeftException noTable(String product, String table, Collection<String> tables) {
    return terms(
        "Cannot ask for columns of " + table + ": " + product + " promises no such table",
        "It promises " + String.join(", ", tables) + ".");
  }

  static WeftException noColumn(String table, String column, Collection<String> columns) {
    return terms(
        "Table " + table + " has no column " + column,
        "It has " + String.join(", ", columns) + ".");
  }

  static WeftException badRows(List<Finding> wrong) {
    return terms(
            "Cannot ask for these rows: " + wrong.getFirst().message(),
            "Write a condition on the columns of the table, such as row.market == 'CA'.")
        .withFindings(wrong);
  }

  static WeftException noPurpose(Collection<String> known) {
    return terms(
        "A request for access names what the data is for",
        "Name one or more of " + String.join(", ", known) + ".");
  }

  static WeftException unknownPurpose(String purpose, Collection<String> known) {
    return terms(
        "The mesh knows no purpose " + purpose,
        "Name one or more of " + String.join(", ", known) + ".");
  }

  static WeftException onePurpose() {
    return terms("A product reads for exactly one purpose", "Make one request for each purpose.");
  }

  static WeftException badUntil(String until) {
    return terms(
        "Access until " + until + " cannot be asked for",
        "Write a date that is not over yet, such as 2027-12-31.");
  }

  static WeftException badOnward(String onward) {
    return terms("Onward use `" + onward + "` is not known", "Write none or guarded.");
  }

  static WeftException noReason() {
    return terms("A request for access says why", "Give a reason in a sentence.");
  }

  static WeftException noConsumer(String consumer) {
    return terms(
        "`" + consumer + "` cannot hold an agreement of yours",
        "Ask for yourself, for a service account of which people.yaml calls you an owner"
            + " (service:name), or for a product of a domain in which you build products"
            + " (product:domain/name).");
  }

  static WeftException notHeld(String agreement, String consumer) {
    return terms(
        "Agreement " + agreement + " is " + consumer + "'s, which is not yours to renew",
        "Its holder asks, or whoever builds the product that holds it.");
  }

  static WeftException ended(String agreement) {
    return terms(
        "Agreement " + agreement + " was revoked",
        "Ask for another one with `weft access request`.");
  }

  static WeftException endless(String agreement) {
    return terms("Agreement " + agreement + " has no last day", "There is nothing to renew.");
  }

  static WeftException notLater(String agreement, String day, String until) {
    return terms(
        "Agreement " + agreement + " holds until " + until + ", which is not before " + day,
        "Ask for a later day.");
  }

  static WeftException notEditable(String agreement) {
    return terms(
        "The last day of agreement " + agreement + " is written in a way that is left to people",
        "Change `until` in its document and apply it.");
  }

  static WeftException asked(String agreement, long number) {
    return terms(
        "Request " + number + " for other terms of agreement " + agreement + " is still open",
        "Wait until it is decided, or take it back with `weft access withdraw " + number + "`.");
  }

  static WeftException notYours(long number) {
    return WeftException.of(
        ErrorCode.ACCESS_OWN_DECISION,
        "Access request " + number + " is not yours to withdraw",
        "`weft access reject` refuses it, if you may decide access.");
  }

  static WeftException noRequest(long number) {
    return WeftException.of(
        ErrorCode.ACCESS_REQUEST_NOT_FOUND,
        "There is no access request " + number,
        "`weft access list` shows those that you may see.");
  }

  static WeftException noTableToExplain(String table) {
    return WeftException.of(
        ErrorCode.REGISTRY_NOT_FOUND,
        "There is no released table " + table,
        "Write domain/product:table; `weft product show` lists the tables of a product.");
  }

  static WeftException noHistory(long asked, Optional<Long> begin) {
    return WeftException.of(
        ErrorCode.ACCESS_NO_HISTORY,
        "Nothing is known of "
            + Instants.text(asked)
            + begin
                .map(first -> ": the mesh begins at " + Instants.text(first))
                .orElse(": no document was applied yet"),
        "Ask for a later moment.");
  }

  static WeftException droppedSince(String table, String release) {
    return WeftException.of(
        ErrorCode.RELEASE_NOT_RETAINED,
        "What was seen of " + table + " then was " + release + ", whose data has been dropped",
        "`weft audit list` shows what was decided; a release that is kept can be explained.");
  }

  static WeftException nobody(String who) {
    return WeftException.of(
        ErrorCode.REGISTRY_NOT_FOUND,
        "The mesh knows nobody called " + who,
        "Name somebody of people.yaml; a service account is written service:name.");
  }

  static WeftException noAgreement(String domain, String id) {
    return WeftException.of(
        ErrorCode.ACCESS_AGREEMENT_NOT_FOUND,
        "There is no agreement " + id + " in " + domain,
        "`weft agreement list` shows those that you may see.");
  }

  /// Told to somebody who holds the secret of the token.
  static WeftException ended(Token token) {
    return token.revokedAt().isPresent()
        ? revoked(token)
        : ended(token, "expired at " + token.expiresAt().map(Instants::text).orElseThrow());
  }

  /// The same answer when somebody revoked it and when the account behind it has gone.
  static WeftException revoked(Token token) {
    return ended(token, "was revoked");
  }

  private static WeftException ended(Token token, String how) {
    return WeftException.of(
        ErrorCode.ACCESS_TOKEN_ENDED,
        "The token '" + token.name() + "' " + how,
        "Sign in with another one and make a new one with `weft token create`, or ask a platform"
            + " engineer for one.");
  }

  /// Told to somebody who holds a secret of theirs.
  static WeftException left() {
    return WeftException.of(
        ErrorCode.ACCESS_TOKEN_ENDED,
        "Whoever this is for does not belong to the mesh any more",
        "A platform engineer can take `status: retired` out of people.yaml.");
  }

  /// The same for a name that nobody has.
  static WeftException wrongPassword() {
    return WeftException.of(
        ErrorCode.ACCESS_SIGN_IN,
        "Nobody here has this name and this password",
        "Try again; a platform engineer can hand over a token that sets a new password.");
  }

  static WeftException noOffer() {
    return WeftException.of(
        ErrorCode.ACCESS_SIGN_IN,
        "The token sets no password: it was used already, or has ended",
        "Ask a platform engineer for another one.");
  }

  static WeftException passwordLength(int shortest, int longest) {
    return WeftException.of(
        ErrorCode.ACCESS_PASSWORD,
        "A password has " + shortest + " to " + longest + " characters",
        "Take several words; which characters they have is yours to choose.");
  }

  static WeftException hasAccount(Principal person) {
    return WeftException.of(
        ErrorCode.ACCESS_PASSWORD,
        person.text() + " signs in at an issuer, by the account that people.yaml names",
        "Passwords are for people without an `account`; take it out where no issuer knows them.");
  }

  static WeftException nobodysAccount() {
    return WeftException.of(
        ErrorCode.ACCESS_SIGN_IN,
        "Nobody signs in here by the account that the issuer names",
        "A platform engineer can name it as the `account` of a person in people.yaml.");
  }

  private static WeftException terms(String sentence, String remedy) {
    return WeftException.of(ErrorCode.ACCESS_TERMS, sentence, remedy);
  }
}
