package dev.weft.catalog.access;

import dev.weft.catalog.access.AccessRequest.Route;
import dev.weft.catalog.access.AccessRequest.State;
import dev.weft.catalog.journal.Change;
import dev.weft.catalog.journal.EntryKinds;
import dev.weft.catalog.journal.Unjournaled;
import dev.weft.catalog.store.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Changes requests for access. Every method records what it did in the journal.
public final class AccessRequestWriter extends AccessRequests {

  private final Change change;

  public AccessRequestWriter(Change change) {
    super(change);
    this.change = change;
  }

  /// Stores a request under the next number.
  public AccessRequest add(AccessRequestDraft draft) {
    long number =
        change
            .query(
                """
                update access_request_counter set number = number + 1 where id = 1
                returning number
                """)
            .mapTo(Long.class)
            .one();
    change
        .update(
            """
            insert into access_request (number, product, major, requester, consumer, terms,
              reason, state, personal, created_at)
            values (:number, :product, :major, :requester, :consumer, :terms,
              :reason, :state, :personal, :now)
            """)
        .bind("number", number)
        .bind("product", draft.product().toString())
        .bind("major", draft.major())
        .bind("requester", draft.requester())
        .bind("consumer", draft.consumer())
        .bind("terms", Json.write(draft.terms()))
        .bind("reason", draft.reason())
        .bind("state", State.OPEN.name())
        .bind("personal", draft.personal())
        .bind("now", change.now())
        .execute();
    AccessRequest request = find(number).orElseThrow();
    record(EntryKinds.ACCESS_REQUESTED, request);
    return request;
  }

  /// Notes that personal data is asked for: labels were raised since the request was made.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_REQUEST_NOT_FOUND, ACCESS_REQUEST_DECIDED
  public AccessRequest personal(long number) {
    getOpen(number);
    change
        .update("update access_request set personal = :personal where number = :number")
        .bind("personal", true)
        .bind("number", number)
        .execute();
    AccessRequest request = find(number).orElseThrow();
    record(EntryKinds.ACCESS_REQUESTED, request);
    return request;
  }

  /// Notes somebody's yes in a role. A second one in the same role changes nothing.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_REQUEST_NOT_FOUND, ACCESS_REQUEST_DECIDED
  public AccessRequest approve(long number, String role, String who) {
    getOpen(number);
    int rows =
        change
            .update(
                """
                insert into access_approval (request, role, who, at)
                values (:request, :role, :who, :now)
                on conflict (request, role) do nothing
                """)
            .bind("request", number)
            .bind("role", role)
            .bind("who", who)
            .bind("now", change.now())
            .execute();
    AccessRequest request = find(number).orElseThrow();
    if (rows > 0) {
      record(EntryKinds.ACCESS_APPROVED, request);
    }
    return request;
  }

  /// Notes who agrees as well, when a request has just been made.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_REQUEST_NOT_FOUND, ACCESS_REQUEST_DECIDED
  @Unjournaled("the request is journaled with which it comes")
  public AccessRequest route(long number, List<Route> routes) {
    AccessRequest request = getOpen(number);
    for (Route route : routes) {
      change
          .update(
              """
              insert into access_route (request, rule, roles, people)
              values (:request, :rule, :roles, :people)
              """)
          .bind("request", number)
          .bind("rule", route.rule())
          .bind("roles", String.join(",", route.roles()))
          .bind("people", String.join(",", route.people()))
          .execute();
      route.people().forEach(name -> named(number, name));
      route.roles().forEach(role -> named(number, request.product().domain() + ":" + role));
      route.roles().forEach(role -> named(number, "mesh:" + role));
    }
    return find(number).orElseThrow();
  }

  private void named(long number, String who) {
    change
        .update(
            """
            insert into access_route_named (who, request) values (:who, :request)
            on conflict (who, request) do nothing
            """)
        .bind("who", who)
        .bind("request", number)
        .execute();
  }

  /// Notes the yes of somebody whom a rule names. A second one of the same rule changes nothing.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_REQUEST_NOT_FOUND, ACCESS_REQUEST_DECIDED
  public AccessRequest agree(long number, String rule, String who) {
    getOpen(number);
    int rows =
        change
            .update(
                """
                update access_route set who = :who, at = :now
                where request = :request and rule = :rule and who is null
                """)
            .bind("request", number)
            .bind("rule", rule)
            .bind("who", who)
            .bind("now", change.now())
            .execute();
    AccessRequest request = find(number).orElseThrow();
    if (rows > 0) {
      record(EntryKinds.ACCESS_APPROVED, request);
    }
    return request;
  }

  /// Ends a request as approved.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_REQUEST_NOT_FOUND, ACCESS_REQUEST_DECIDED
  public AccessRequest grant(long number, String agreement) {
    return end(number, State.APPROVED, Optional.empty(), Optional.of(agreement));
  }

  /// The same because a rule says so.
  ///
  /// @param answer which one, in words
  /// @throws dev.weft.model.error.WeftException ACCESS_REQUEST_NOT_FOUND, ACCESS_REQUEST_DECIDED
  public AccessRequest grantByRule(long number, String agreement, String answer) {
    return end(number, State.APPROVED, Optional.of(answer), Optional.of(agreement));
  }

  /// Ends a request without an agreement.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_REQUEST_NOT_FOUND, ACCESS_REQUEST_DECIDED
  public AccessRequest reject(long number, String answer) {
    return end(number, State.REJECTED, Optional.of(answer), Optional.empty());
  }

  /// Ends a request on behalf of whoever made it.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_REQUEST_NOT_FOUND, ACCESS_REQUEST_DECIDED
  public AccessRequest withdraw(long number) {
    return end(number, State.WITHDRAWN, Optional.empty(), Optional.empty());
  }

  private AccessRequest end(
      long number, State state, Optional<String> answer, Optional<String> agreement) {
    getOpen(number);
    int rows =
        change
            .update(
                """
                update access_request set state = :state, decided_at = :now, answer = :answer,
                  agreement = :agreement
                where number = :number and state = :open
                """)
            .bind("state", state.name())
            .bind("now", change.now())
            .bind("answer", answer.orElse(null))
            .bind("agreement", agreement.orElse(null))
            .bind("number", number)
            .bind("open", State.OPEN.name())
            .execute();
    AccessRequest request = find(number).orElseThrow();
    if (rows == 0) {
      throw AccessProblems.decided(request);
    }
    record(EntryKinds.ACCESS_DECIDED, request);
    return request;
  }

  private void record(String kind, AccessRequest request) {
    change.record(
        kind,
        Long.toString(request.number()),
        Map.of(
            "product", request.product() + "@" + request.major(),
            "consumer", request.consumer(),
            "state", request.state().word()));
  }
}
