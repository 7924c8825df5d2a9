package dev.weft.server.rest;

import dev.weft.model.access.Caller;
import dev.weft.model.document.SourceFile;
import dev.weft.model.product.Address;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.access.Tokens;
import dev.weft.usecases.audit.AuditQuestion;
import dev.weft.usecases.compliance.ListJudgements;
import dev.weft.usecases.lineage.ShowLineage.Direction;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.query.QueryRequest;
import dev.weft.usecases.review.ReviewChange;
import dev.weft.usecases.run.ShowCheckHistory;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is asked of use cases at this door, one record per question of more than one part.
public final class Ask {

  private Ask() {}

  /// Nothing but the question itself.
  public record Nothing() {}

  /// Apply a folder as planned.
  ///
  /// @param fingerprint of the plan that was seen
  public record Apply(List<SourceFile> files, String fingerprint) {}

  /// What the policies of a folder would have done.
  public record PolicyPlan(List<SourceFile> files, int days) {}

  /// Build and publish.
  ///
  /// @param key a second request with the same key is the same
  public record Build(ProductId product, Optional<Integer> major, String key) {

    /// The key as nobody else has it.
    public Optional<String> key(Caller caller) {
      return Optional.of(caller.principal().text() + " " + key);
    }
  }

  /// Build into a hidden release.
  ///
  /// @param major of which the current revision is built, the newest when empty
  /// @param files a folder of the product; empty for its current revision
  /// @param instead capture to a path below its connection's root
  public record Preview(
      ProductId product,
      Optional<Integer> major,
      List<SourceFile> files,
      Map<String, String> instead) {}

  /// Runs, of one product when there is one.
  public record Runs(Optional<ProductId> product, PageRequest page) {}

  /// Who reads a product.
  ///
  /// @param major the newest when empty
  public record Consumers(ProductId product, Optional<Integer> major, PageRequest page) {}

  /// The checks of a product's tables.
  ///
  /// @param major the newest when empty
  public record Checks(ProductId product, Optional<Integer> major, PageRequest page) {}

  /// Propose a folder.
  public record Proposal(String title, String text, List<SourceFile> files) {}

  /// Give a change another content.
  public record Replacement(long number, String version, String text, List<SourceFile> files) {}

  /// Changes, in one state when there is one.
  public record Changes(Optional<String> state, PageRequest page) {}

  /// A consumer knows what is coming.
  public record Acknowledged(ReviewChange.Said said, String consumer) {}

  /// Terms, of one scope when there is one.
  public record Terms(Optional<String> scope, PageRequest page) {}

  /// One term.
  public record Term(String scope, String name) {}

  /// How rules are kept, in one domain when there is one.
  public record Compliance(Optional<String> domain, int days) {}

  /// What rules say of products.
  public record Judgements(ListJudgements.Asked asked, PageRequest page) {}

  /// What one check found, run after run.
  public record CheckHistory(ShowCheckHistory.Asked check, PageRequest page) {}

  /// Products, of one domain when there is one.
  public record Products(Optional<String> domain, PageRequest page) {}

  /// One product.
  ///
  /// @param major the newest when empty
  public record Product(ProductId id, Optional<Integer> major) {}

  /// One contract.
  ///
  /// @param major the newest when empty
  public record Contract(String id, Optional<Integer> major, Optional<Long> release) {}

  /// Where something comes from, or what is made of it.
  public record Lineage(Address of, Direction direction, int depth) {}

  /// The releases of a product.
  public record Releases(ProductId product, PageRequest page) {}

  /// One release by its number.
  public record Release(ProductId product, long number) {}

  /// Two releases of a product.
  public record Difference(ProductId product, long from, long to) {}

  /// A statement, and where its result goes. The use case writes the whole result or throws.
  public record Query(QueryRequest request, OutputStream out) {}

  /// Requests for access, of one state when there is one.
  public record AccessRequests(Optional<String> state, PageRequest page) {}

  /// A no with its reason.
  public record Rejection(long number, String reason) {}

  /// One agreement of a domain.
  public record OneAgreement(String domain, String id) {}

  /// Roles and purposes of somebody in a domain.
  public record Member(String domain, String who, List<String> roles, List<String> purposes) {}

  /// Records of decisions.
  public record Audit(AuditQuestion question, PageRequest page) {}

  /// A personal token.
  ///
  /// @param holder whose it is; the caller's when empty
  public record Token(Tokens.Wanted wanted, Optional<String> holder) {}
}
