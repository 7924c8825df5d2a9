package dev.weft.usecases.registry;

import dev.weft.catalog.Reading;
import dev.weft.catalog.overview.ProductStanding;
import dev.weft.catalog.registry.Revision;
import dev.weft.model.contract.Server;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.product.MajorId;
import dev.weft.model.product.Product.OutputPort;
import dev.weft.model.product.ProductId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Where the data of products is that are not built here.
public final class Elsewhere {

  private final Map<MajorId, List<String>> servers = new HashMap<>();

  private Elsewhere() {}

  /// Of some products, in one statement. Documents are asked only where no release shows their
  /// revision.
  public static Elsewhere of(
      Reading reading, AppliedMesh mesh, Collection<ProductStanding> standings) {
    Set<ProductId> unbuilt =
        standings.stream()
            .filter(standing -> !isBuilt(standing))
            .map(ProductStanding::product)
            .collect(Collectors.toSet());
    var elsewhere = new Elsewhere();
    for (Revision revision : reading.registry().activeRevisions(unbuilt)) {
      ProductFolder folder = mesh.folder(reading, revision);
      if (folder.isExternal()) {
        elsewhere.servers.put(revision.majorId(), servers(folder));
      }
    }
    return elsewhere;
  }

  private static boolean isBuilt(ProductStanding standing) {
    return standing
        .release()
        .filter(release -> release.revision() == standing.revision())
        .isPresent();
  }

  /// The servers of a major whose ports are all external, each once; empty for one that is built
  /// here.
  public Optional<List<String>> servers(ProductStanding standing) {
    return Optional.ofNullable(servers.get(new MajorId(standing.product(), standing.major())));
  }

  private static List<String> servers(ProductFolder folder) {
    return folder.product().value().outputPorts().stream()
        .filter(OutputPort::external)
        .flatMap(port -> folder.contract(port.contractId()).stream())
        .flatMap(contract -> contract.value().servers().stream())
        .map(Elsewhere::shown)
        .distinct()
        .toList();
  }

  private static String shown(Server server) {
    return server.name() + " (" + server.type() + ")";
  }
}
