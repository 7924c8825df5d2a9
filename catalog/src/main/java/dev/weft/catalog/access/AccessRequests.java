package dev.weft.catalog.access;

import dev.weft.catalog.access.AccessRequest.Approval;
import dev.weft.catalog.access.AccessRequest.Route;
import dev.weft.catalog.access.AccessRequest.State;
import dev.weft.catalog.access.AccessRequest.Terms;
import dev.weft.catalog.store.Columns;
import dev.weft.catalog.store.Json;
import dev.weft.catalog.store.Numbers;
import dev.weft.catalog.store.Snapshot;
import dev.weft.model.product.ProductId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/// Reads requests for access.
public class AccessRequests {

  private static final RowMapper<AccessRequest> REQUEST =
      (row, context) ->
          new AccessRequest(
              row.getLong("number"),
              Columns.product(row, "product"),
              row.getInt("major"),
              row.getString("requester"),
              row.getString("consumer"),
              Json.read(row.getString("terms"), Terms.class),
              row.getString("reason"),
              state(row),
              row.getBoolean("personal"),
              row.getLong("created_at"),
              Columns.number(row, "decided_at"),
              Columns.text(row, "answer"),
              Columns.text(row, "agreement"),
              List.of(),
              List.of());

  private record Routed(long request, Route route) {}

  private static final RowMapper<Routed> ROUTE =
      (row, context) ->
          new Routed(
              row.getLong("request"),
              new Route(
                  row.getString("rule"),
                  words(row.getString("roles")),
                  words(row.getString("people")),
                  Columns.text(row, "who"),
                  Columns.number(row, "at")));

  private record Given(long request, Approval approval) {}

  private static final RowMapper<Given> APPROVAL =
      (row, context) ->
          new Given(
              row.getLong("request"),
              new Approval(row.getString("role"), row.getString("who"), row.getLong("at")));

  private final Snapshot snapshot;

  public AccessRequests(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  public final Optional<AccessRequest> find(long number) {
    List<AccessRequest> found =
        snapshot
            .query("select * from access_request where number = :number")
            .bind("number", number)
            .map(REQUEST)
            .list();
    return withApprovals(found).stream().findFirst();
  }

  /// Those of some requests that there are, in few statements and any order.
  public final List<AccessRequest> several(Collection<Long> numbers) {
    return Numbers.parts(numbers).stream()
        .flatMap(
            part ->
                withApprovals(
                    snapshot
                        .query("select * from access_request where number in " + part)
                        .map(REQUEST)
                        .list())
                    .stream())
        .toList();
  }

  /// A request that can still be decided.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_REQUEST_NOT_FOUND, ACCESS_REQUEST_DECIDED
  public final AccessRequest getOpen(long number) {
    AccessRequest request = find(number).orElseThrow(() -> AccessProblems.noRequest(number));
    if (!request.open()) {
      throw AccessProblems.decided(request);
    }
    return request;
  }

  /// Requests by number, the newest first.
  ///
  /// @param before only lower numbers
  public final List<AccessRequest> list(AccessRequestFilter filter, long before, int limit) {
    return withApprovals(
        filter.query(snapshot).bind("before", before).bind("limit", limit).map(REQUEST).list());
  }

  /// The request by which a document waits to become an agreement; empty when none is open.
  ///
  /// @param agreement id of the agreement
  public final Optional<AccessRequest> findDeclared(ProductId product, String agreement) {
    return open(product).stream()
        .filter(
            one ->
                one.terms()
                    .declared()
                    .filter(document -> document.agreement().equals(agreement))
                    .isPresent())
        .findFirst();
  }

  /// Open requests about a product, the newest first.
  public final List<AccessRequest> open(ProductId product) {
    return withApprovals(
        snapshot
            .query(
                """
                select * from access_request where product = :product and state = :open
                order by number desc
                """)
            .bind("product", product.toString())
            .bind("open", State.OPEN.name())
            .map(REQUEST)
            .list());
  }

  /// Open requests by which documents of an agreement wait to become it, the newest first.
  ///
  /// @param domain the providing one
  /// @param agreement id of the agreement
  public final List<AccessRequest> waiting(String domain, String agreement) {
    List<AccessRequest> open =
        snapshot
            .query(
                """
                select * from access_request
                where product >= :from and product < :to and state = :open
                order by number desc
                """)
            .bind("from", domain + "/")
            .bind("to", domain + (char) ('/' + 1))
            .bind("open", State.OPEN.name())
            .map(REQUEST)
            .list();
    return withApprovals(open).stream()
        .filter(
            one ->
                one.terms()
                    .declared()
                    .filter(document -> document.agreement().equals(agreement))
                    .isPresent())
        .toList();
  }

  /// Requests of a page, the newest first, with their approvals from one query.
  private List<AccessRequest> withApprovals(List<AccessRequest> requests) {
    if (requests.isEmpty()) {
      return requests;
    }
    Map<Long, List<Approval>> given = new HashMap<>();
    String numbers = Numbers.of(requests.stream().map(AccessRequest::number).toList());
    snapshot
        .query(
            "select * from access_approval where request in "
                + numbers
                + " order by request, at, role")
        .map(APPROVAL)
        .forEach(
            one ->
                given.computeIfAbsent(one.request(), _ -> new ArrayList<>()).add(one.approval()));
    Map<Long, List<Route>> routes = new HashMap<>();
    snapshot
        .query("select * from access_route where request in " + numbers + " order by request, rule")
        .map(ROUTE)
        .forEach(
            one -> routes.computeIfAbsent(one.request(), _ -> new ArrayList<>()).add(one.route()));
    return requests.stream()
        .map(
            r ->
                with(
                    r,
                    given.getOrDefault(r.number(), List.of()),
                    routes.getOrDefault(r.number(), List.of())))
        .toList();
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(","));
  }

  private static AccessRequest with(AccessRequest r, List<Approval> approvals, List<Route> routes) {
    return new AccessRequest(
        r.number(),
        r.product(),
        r.major(),
        r.requester(),
        r.consumer(),
        r.terms(),
        r.reason(),
        r.state(),
        r.personal(),
        r.createdAt(),
        r.decidedAt(),
        r.answer(),
        r.agreement(),
        approvals,
        routes);
  }

  private static State state(ResultSet row) throws SQLException {
    return State.valueOf(row.getString("state"));
  }
}
