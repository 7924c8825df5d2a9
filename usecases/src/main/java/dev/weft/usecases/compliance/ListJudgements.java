package dev.weft.usecases.compliance;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.registry.RegisteredProduct;
import dev.weft.catalog.registry.Revision;
import dev.weft.model.access.Caller;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.Discovery;
import dev.weft.usecases.registry.RevisionsInForce;
import dev.weft.usecases.rules.JudgementView;
import dev.weft.usecases.rules.RulesInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Lists what rules say of products, their ports, contracts, and the agreements in force on them.
public final class ListJudgements {

  private final Catalog catalog;
  private final AppliedMesh mesh;

  public ListJudgements(Catalog catalog, AppliedMesh mesh) {
    this.catalog = catalog;
    this.mesh = mesh;
  }

  /// What is asked for.
  ///
  /// @param all also what is kept
  public record Asked(Optional<String> domain, Optional<ProductId> product, boolean all) {}

  /// A page of judgements by product. All of one product stand on one page, which may be longer by
  /// them than what was asked for.
  public Page<JudgementView> list(Caller caller, Asked asked, PageRequest page) {
    return catalog.read(
        reading -> {
          var rules = new RulesInForce(mesh.documents(reading), reading.now());
          if (rules.isEmpty()) {
            return Page.last(List.of());
          }
          var discovery = new Discovery(reading, mesh, caller.principal());
          var judge = new Judge(reading, rules, caller);
          return asked.product().isPresent()
              ? one(asked.product().get(), discovery, judge, asked.all())
              : several(discovery, judge, asked, page);
        });
  }

  private static Page<JudgementView> one(
      ProductId product, Discovery discovery, Judge judge, boolean all) {
    return Page.last(discovery.discovers(product) ? judge.views(product, all) : List.of());
  }

  private static Page<JudgementView> several(
      Discovery discovery, Judge judge, Asked asked, PageRequest page) {
    String prefix = asked.domain().map(domain -> domain + "/").orElse("");
    String after = page.cursor().isEmpty() ? prefix : page.cursor();
    var items = new ArrayList<JudgementView>();
    while (true) {
      List<RegisteredProduct> products = judge.products(after, page.limit());
      for (RegisteredProduct product : products) {
        if (!product.id().toString().startsWith(prefix)) {
          return Page.last(items);
        }
        if (items.size() >= page.limit()) {
          return new Page<>(items, after);
        }
        if (discovery.discovers(product)) {
          items.addAll(judge.views(product.id(), asked.all()));
        }
        after = product.id().toString();
      }
      if (products.size() < page.limit()) {
        return Page.last(items);
      }
    }
  }

  /// Judges products as they are applied.
  private final class Judge {
    private final Reading reading;
    private final RulesInForce rules;
    private final RevisionsInForce inForce;
    private final JudgedAgreements agreements;

    Judge(Reading reading, RulesInForce rules, Caller caller) {
      this.reading = reading;
      this.rules = rules;
      this.inForce = new RevisionsInForce(reading);
      this.agreements =
          new JudgedAgreements.Eyes(reading, mesh, caller)
              .at(mesh.documents(reading), rules, reading.now());
    }

    List<RegisteredProduct> products(String after, int limit) {
      return reading.registry().products(after, limit);
    }

    /// @param all also what is kept
    List<JudgementView> views(ProductId product, boolean all) {
      var views = new ArrayList<JudgementView>();
      for (Revision revision : inForce.of(List.of(product))) {
        ProductFolder folder = mesh.folder(reading, revision);
        Stream.concat(
                rules.judge(folder).stream(),
                agreements.of(folder).stream().flatMap(one -> one.judgements().stream()))
            .filter(judgement -> all || !judgement.kept())
            .map(judgement -> JudgementView.of(product, judgement))
            .forEach(views::add);
      }
      return views;
    }
  }
}
