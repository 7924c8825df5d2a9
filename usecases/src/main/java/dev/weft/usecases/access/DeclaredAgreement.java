package dev.weft.usecases.access;

import dev.weft.catalog.Writing;
import dev.weft.catalog.access.AccessRequest;
import dev.weft.catalog.access.AccessRequest.Approval;
import dev.weft.catalog.access.AccessRequest.Declared;
import dev.weft.catalog.access.AccessRequest.Terms;
import dev.weft.catalog.access.AccessRequestDraft;
import dev.weft.governance.access.Duties;
import dev.weft.model.access.Agreement;
import dev.weft.model.access.Agreement.Consumer;
import dev.weft.model.access.Caller;
import dev.weft.model.mesh.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An agreement that a document declares, on its way to be one: the same records are made of it as
/// when somebody asks and others decide.
///
/// @param personal whether personal data is in its use, so that a steward agrees as well
/// @param open the open request of a document of this agreement, of this text or of another one
/// @param agreed who agrees now, beside those who did before; empty as long as nobody does
public record DeclaredAgreement(
    Agreement agreement,
    Declared document,
    boolean personal,
    Optional<AccessRequest> open,
    Optional<Approval> agreed) {

  /// The agreement before anybody else says yes.
  public static DeclaredAgreement of(
      Agreement agreement, Declared document, boolean personal, Optional<AccessRequest> open) {
    return new DeclaredAgreement(agreement, document, personal, open, Optional.empty());
  }

  /// The agreement with the caller's yes in a role.
  public DeclaredAgreement agreed(Role role, Caller caller) {
    var approval = new Approval(role.word(), caller.principal().text(), 0);
    return new DeclaredAgreement(agreement, document, personal, open, Optional.of(approval));
  }

  /// The same as the kernel is asked about it.
  public Duties.Request question() {
    var approvals = new ArrayList<>(pending().map(AccessRequest::approvals).orElse(List.of()));
    agreed.ifPresent(approvals::add);
    return AccessDeciders.question(
        agreement.product().domain(),
        requester(),
        agreement.consumer(),
        personal || pending().filter(AccessRequest::personal).isPresent(),
        approvals,
        pending().map(AccessRequest::routes).orElse(List.of()));
  }

  /// Writes down that the document asks, and who agreed. A request of another text of it ends.
  ///
  /// @param complete whether nobody's yes is missing any more; then the document is stored by who
  ///   calls
  /// @return the request
  public AccessRequest store(Writing writing, boolean complete) {
    AccessRequest request = pending().orElseGet(() -> ask(writing));
    Approval approval = agreed.orElseThrow();
    AccessRequest approved =
        writing.requests().approve(request.number(), approval.role(), approval.who());
    return complete ? writing.requests().grant(approved.number(), agreement.id()) : approved;
  }

  private AccessRequest ask(Writing writing) {
    open.ifPresent(other -> writing.requests().withdraw(other.number()));
    return writing.requests().add(draft());
  }

  /// The open request, when it is of this very text and takes the place of the same version.
  private Optional<AccessRequest> pending() {
    return open.filter(request -> request.personal() || !personal)
        .filter(request -> request.terms().declared().filter(this::isOfTheSameText).isPresent());
  }

  /// Where the file lies depends on the folder that is applied.
  private boolean isOfTheSameText(Declared other) {
    return other.hash().equals(document.hash()) && other.replaces() == document.replaces();
  }

  private AccessRequestDraft draft() {
    return new AccessRequestDraft(
        agreement.product(),
        agreement.major(),
        requester(),
        agreement.consumer().text(),
        new Terms(
            agreement.port(),
            agreement.purposes(),
            agreement.columns(),
            agreement.rows(),
            agreement.from(),
            agreement.until(),
            AgreementViews.onward(agreement.onward()),
            Optional.of(document)),
        agreement.reason(),
        personal);
  }

  /// Whoever would hold it: nobody else asked.
  private String requester() {
    return agreement.consumer() instanceof Consumer.OfPerson(String name)
        ? name
        : agreement.consumer().text();
  }
}
