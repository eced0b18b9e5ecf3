package fr.guichets.reglement.interne;

import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Guichets;
import fr.guichets.reglement.ModelesNationaux.Version;
import fr.guichets.reglement.tenants.ModeleNational;
import fr.guichets.reglement.vocabulaire.Cle;
import fr.guichets.reglement.vocabulaire.Vocabulaire;
import fr.guichets.socle.AccesRefuse;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What a guichet must know of the national level, read outside its own transaction. */
@ApplicationScoped
@Transactional(TxType.NOT_SUPPORTED)
public class LectureNationale {

    /** The envelope is what the national level delegates: nobody may write it without a decision. */
    private static final String ENVELOPPE = "enveloppe";

    /**
     * @param guichet null for the national level
     * @param modeles by date of effect, at least one
     * @param delegues keys confided to the administrator of the guichet, as far as the model lets a département change them
     */
    public record Lue(CodeDepartement guichet, List<ModeleLu> modeles, Set<String> delegues) {

        /** The national level writes for a guichet whatever a département may change. */
        Set<String> delegues(Acteur acteur) {
            return acteur.aUnRole(Role.NATIONAL) ? cles() : delegues;
        }

        ModeleLu dernier() {
            return modeles.get(modeles.size() - 1);
        }
    }

    /** A published model never changes, but for the keys that a later release adds to it. */
    private final Map<Version, ModeleNational> lus = new ConcurrentHashMap<>();

    @Inject
    RegistreDesModeles registre;

    @Inject
    Guichets guichets;

    /**
     * For who writes the rules of the current perimeter.
     *
     * @throws AccesRefuse the national model, to whom is not of the national level
     */
    public Lue ici() {
        String schema = DepartementCourant.schema();
        if (!schema.equals(DepartementCourant.NATIONAL)) {
            return lire(guichets.tous().stream()
                    .map(Guichet::code)
                    .filter(code -> code.schema().equals(schema))
                    .findFirst()
                    .orElseThrow());
        }
        if (!Acteur.courant().aUnRole(Role.NATIONAL)) {
            throw new AccesRefuse("Le modèle national est écrit par l’administration nationale.");
        }
        return lire((CodeDepartement) null);
    }

    /** @param guichet whose rights are read; null for the national level */
    public Lue lire(CodeDepartement guichet) {
        RegistreDesModeles.Lu lu = DepartementCourant.executerNational(() -> registre.lire(guichet));
        List<ModeleLu> modeles = lu.modeles().stream().map(this::lire).toList();
        return new Lue(guichet, modeles, lu.deleguees() == null ? dOffice() : lu.deleguees());
    }

    /** Keys confided to the administrator of the guichet that a département may change. */
    public Set<String> redigeables(CodeDepartement guichet) {
        Lue lue = lire(guichet);
        Set<String> redigeables = modifiables(lue.dernier());
        redigeables.retainAll(lue.delegues());
        return redigeables;
    }

    /** Keys that a département may change, in the order of the vocabulary. */
    public Set<String> modifiables() {
        return modifiables(lire((CodeDepartement) null).dernier());
    }

    /** By date of effect, at least one. */
    public List<ModeleNational> modeles() {
        return lire((CodeDepartement) null).modeles().stream()
                .map(ModeleLu::modele)
                .toList();
    }

    /** The one that applies on a day; before the first, the first. */
    public ModeleNational modele(LocalDate jour) {
        return ModeleLu.au(jour, lire((CodeDepartement) null).modeles()).modele();
    }

    public List<Version> versions() {
        return DepartementCourant.executerNational(() -> registre.lire(null)).modeles();
    }

    public String contenu(String numero) {
        return DepartementCourant.executerNational(() -> registre.contenu(numero));
    }

    private ModeleLu lire(Version version) {
        return new ModeleLu(
                version, lus.computeIfAbsent(version, publie -> ModeleNational.lire(contenu(publie.numero()))));
    }

    private static Set<String> dOffice() {
        Set<String> cles = cles();
        cles.remove(ENVELOPPE);
        return cles;
    }

    private static Set<String> modifiables(ModeleLu modele) {
        Set<String> modifiables = cles();
        modifiables.removeIf(cle -> !modele.modele().modifiable(cle));
        return modifiables;
    }

    private static Set<String> cles() {
        Set<String> cles = new LinkedHashSet<>();
        Vocabulaire.cles().stream().map(Cle::nom).forEach(cles::add);
        return cles;
    }
}
