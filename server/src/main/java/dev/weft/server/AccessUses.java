package dev.weft.server;

import dev.weft.server.rest.Ask;
import dev.weft.server.rest.Use;
import dev.weft.server.rest.UseCases;
import dev.weft.usecases.access.Agreements;
import dev.weft.usecases.access.DecideAccessRequest;
import dev.weft.usecases.access.ExplainAccess;
import dev.weft.usecases.access.ExplanationView;
import dev.weft.usecases.access.ListAccessRequests;
import dev.weft.usecases.access.RenewAgreement;
import dev.weft.usecases.access.RequestAccess;
import dev.weft.usecases.access.ShowAgreementImpact;
import dev.weft.usecases.access.Tokens;
import dev.weft.usecases.access.WhoAmI;
import dev.weft.usecases.access.WhoAmIView;
import dev.weft.usecases.audit.ExportAudit;
import dev.weft.usecases.audit.ListAudit;
import dev.weft.usecases.audit.VerifyAudit;
import dev.weft.usecases.mesh.ChangeMembers;
import dev.weft.usecases.notice.Inbox;
import dev.weft.usecases.notice.Watches;

/// Who may what, who said so, and who did: members, requests, agreements, tokens, records.
final class AccessUses {

  private final Shared shared;

  AccessUses(Shared shared) {
    this.shared = shared;
  }

  Use<Ask.Nothing, WhoAmIView> whoAmI() {
    var whoAmI = new WhoAmI(shared.catalog(), shared.mesh());
    return (by, _) -> whoAmI.show(by);
  }

  UseCases.Members members() {
    var members = new ChangeMembers(shared.catalog(), shared.mesh());
    return new UseCases.Members(
        shared.seen().one("list members", name -> name, members::list),
        (by, q) -> members.put(by, q.domain(), q.who(), q.roles(), q.purposes()),
        Use.silent((by, q) -> members.remove(by, q.domain(), q.who())));
  }

  Use<ExplainAccess.Ask, ExplanationView> explain() {
    var explain = new ExplainAccess(shared.catalog(), shared.mesh(), shared.lake());
    return shared.seen().one("explain access", ask -> ask.table().toString(), explain::explain);
  }

  UseCases.AccessRequests requests() {
    var ask = new RequestAccess(shared.catalog(), shared.mesh());
    var list = new ListAccessRequests(shared.catalog(), shared.mesh());
    var decide = new DecideAccessRequest(shared.catalog(), shared.mesh());
    return new UseCases.AccessRequests(
        ask::ask,
        (by, q) -> list.list(by, q.state(), q.page()),
        list::show,
        decide::approve,
        (by, q) -> decide.reject(by, q.number(), q.reason()),
        decide::withdraw);
  }

  UseCases.Agreements agreements() {
    var agreements = new Agreements(shared.catalog(), shared.mesh());
    var impact = new ShowAgreementImpact(shared.catalog(), shared.mesh());
    var renew = new RenewAgreement(shared.catalog(), shared.mesh());
    return new UseCases.Agreements(
        agreements::list,
        (by, q) -> agreements.show(by, q.domain(), q.id()),
        (by, q) -> impact.show(by, q.domain(), q.id()),
        renew::renew,
        (by, q) -> agreements.revoke(by, q.domain(), q.id()));
  }

  UseCases.Inbox inbox() {
    var inbox = new Inbox(shared.catalog(), shared.mesh());
    return new UseCases.Inbox(inbox::unread, inbox::all, inbox::read, inbox::readUpTo);
  }

  UseCases.Watches watches() {
    var watches = new Watches(shared.catalog(), shared.mesh());
    return new UseCases.Watches(watches::list, watches::watch, Use.silent(watches::unwatch));
  }

  UseCases.Tokens tokens() {
    var tokens = new Tokens(shared.catalog(), shared.mesh());
    return new UseCases.Tokens(
        (by, q) ->
            q.holder()
                .map(who -> tokens.createFor(by, who, q.wanted()))
                .orElseGet(() -> tokens.create(by, q.wanted())),
        tokens::list,
        tokens::revoke);
  }

  UseCases.Audit audit() {
    var list = new ListAudit(shared.catalog(), shared.mesh(), shared.audit());
    var verify = new VerifyAudit(shared.catalog(), shared.mesh(), shared.audit());
    var export = new ExportAudit(shared.catalog(), shared.mesh(), shared.audit());
    return new UseCases.Audit(
        (by, q) -> list.list(by, q.question(), q.page()),
        (by, _) -> verify.verify(by),
        Use.silent(export::export));
  }
}
