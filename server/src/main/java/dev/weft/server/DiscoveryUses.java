package dev.weft.server;

import dev.weft.server.rest.Ask;
import dev.weft.server.rest.Use;
import dev.weft.server.rest.UseCases;
import dev.weft.usecases.compliance.ListJudgements;
import dev.weft.usecases.compliance.ShowCompliance;
import dev.weft.usecases.contract.ContractView;
import dev.weft.usecases.contract.ListContracts;
import dev.weft.usecases.contract.ShowContract;
import dev.weft.usecases.glossary.ListTerms;
import dev.weft.usecases.lineage.LineageView;
import dev.weft.usecases.lineage.ShowLineage;
import dev.weft.usecases.mesh.DomainView;
import dev.weft.usecases.mesh.ListDomains;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.product.ListProducts;
import dev.weft.usecases.product.ProductView;
import dev.weft.usecases.product.ShowProduct;
import dev.weft.usecases.release.DiffReleases;
import dev.weft.usecases.release.ListReleases;
import dev.weft.usecases.release.RollbackRelease;
import dev.weft.usecases.release.ShowRelease;
import dev.weft.usecases.run.ListChecks;
import dev.weft.usecases.run.RunWorker;
import dev.weft.usecases.run.ShowCheckHistory;
import dev.weft.usecases.usage.ConsumerView;
import dev.weft.usecases.usage.ListConsumers;
import java.time.Clock;

/// Looking for what there is: domains, products, contracts, where columns come from, releases, what
/// checks found, and how rules are kept.
final class DiscoveryUses {

  private final Shared shared;
  private final Discoveries seen;

  DiscoveryUses(Shared shared) {
    this.shared = shared;
    this.seen = shared.seen();
  }

  Use<PageRequest, Page<DomainView>> listDomains() {
    return seen.all("list domains", new ListDomains(shared.catalog(), shared.mesh())::list);
  }

  Use<String, DomainView> showDomain() {
    var domains = new ListDomains(shared.catalog(), shared.mesh());
    return seen.one("show domain", name -> name, domains::show);
  }

  Use<Ask.Products, Page<ProductView.Summary>> listProducts() {
    var products = new ListProducts(shared.catalog(), shared.mesh());
    return seen.all("list products", (by, q) -> products.list(by, q.domain(), q.page()));
  }

  Use<Ask.Product, ProductView> showProduct() {
    var product = new ShowProduct(shared.catalog(), shared.mesh(), shared.audit());
    return seen.one(
        "show product", q -> q.id().toString(), (by, q) -> product.show(by, q.id(), q.major()));
  }

  Use<Ask.Consumers, Page<ConsumerView>> listConsumers() {
    var consumers = new ListConsumers(shared.catalog(), shared.mesh());
    return seen.one(
        "list consumers",
        q -> q.product().toString(),
        (by, q) -> consumers.list(by, q.product(), q.major(), q.page()));
  }

  Use<PageRequest, Page<ContractView>> listContracts() {
    return seen.all("list contracts", new ListContracts(shared.catalog(), shared.mesh())::list);
  }

  Use<Ask.Contract, ContractView> showContract() {
    var contract = new ShowContract(shared.catalog(), shared.mesh());
    return seen.one(
        "show contract",
        Ask.Contract::id,
        (by, q) ->
            q.release()
                .map(number -> contract.ofRelease(by, q.id(), number))
                .orElseGet(() -> contract.show(by, q.id(), q.major())));
  }

  Use<Ask.Lineage, LineageView> lineage() {
    var lineage = new ShowLineage(shared.catalog(), shared.mesh());
    return seen.one(
        "show lineage",
        q -> q.of().toString(),
        (by, q) -> lineage.show(by, q.of(), q.direction(), q.depth()));
  }

  UseCases.Checks checks() {
    var list = new ListChecks(shared.catalog(), shared.mesh());
    var history = new ShowCheckHistory(shared.catalog(), shared.mesh());
    return new UseCases.Checks(
        seen.one(
            "list checks",
            q -> q.product().toString(),
            (by, q) -> list.list(by, q.product(), q.major(), q.page())),
        seen.one(
            "show check history",
            q -> q.check().product().toString(),
            (by, q) -> history.show(by, q.check(), q.page())));
  }

  UseCases.Terms terms() {
    var terms = new ListTerms(shared.catalog(), shared.mesh());
    return new UseCases.Terms(
        seen.all("list terms", (_, q) -> terms.list(q.scope(), q.page())),
        seen.one(
            "show term",
            q -> q.scope() + "/" + q.name(),
            (by, q) -> terms.show(by, q.scope(), q.name())));
  }

  UseCases.Compliance compliance() {
    var show = new ShowCompliance(shared.catalog(), shared.mesh());
    var list = new ListJudgements(shared.catalog(), shared.mesh());
    return new UseCases.Compliance(
        seen.all("show compliance", (by, q) -> show.show(by, q.domain(), q.days())),
        seen.all("list judgements", (by, q) -> list.list(by, q.asked(), q.page())));
  }

  UseCases.Releases releases(RunWorker worker, Clock clock) {
    var list = new ListReleases(shared.catalog(), shared.mesh());
    var show = new ShowRelease(shared.catalog(), shared.mesh());
    var diff = new DiffReleases(shared.catalog(), shared.mesh(), shared.lake());
    var rollback =
        new RollbackRelease(shared.catalog(), shared.mesh(), shared.lake(), worker, clock);
    return new UseCases.Releases(
        seen.one(
            "list releases",
            q -> q.product().toString(),
            (by, q) -> list.list(by, q.product(), q.page())),
        seen.one(
            "show release",
            q -> q.product() + "@+" + q.number(),
            (by, q) -> show.show(by, q.product(), q.number())),
        (by, q) -> diff.diff(by, q.product(), q.from(), q.to()),
        (by, q) -> rollback.rollBack(by, q.product(), q.number()));
  }
}
