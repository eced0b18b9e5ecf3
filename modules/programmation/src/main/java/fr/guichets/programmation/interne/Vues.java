package fr.guichets.programmation.interne;

import fr.guichets.enveloppes.Enveloppes;
import fr.guichets.enveloppes.Solde;
import fr.guichets.programmation.Feuille;
import fr.guichets.programmation.LigneDeReleve;
import fr.guichets.programmation.Releve;
import fr.guichets.programmation.Totaux;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows relevés to the current actor: a sous-préfet who has no other role sees the lines of his arrondissements. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Vues {

    private static final Registre.Comptes VIDE = new Registre.Comptes(0, 0, 0, 0, 0);

    @Inject
    Registre registre;

    @Inject
    Enveloppes enveloppes;

    @Inject
    SousEnveloppes parts;

    public Feuille feuille(ReleveEnregistre releve) {
        List<LigneFigee> lignes = registre.lignes(releve.id());
        List<LigneDeReleve> toutes = lignes.stream().map(LigneFigee::lire).toList();
        return new Feuille(
                releve(releve),
                toutes.stream().filter(Vues::visible).toList(),
                Totaux.de(toutes, disponible(releve), parts.de(releve, toutes)));
    }

    private Montant disponible(ReleveEnregistre releve) {
        Solde solde = enveloppes.lire().tranches().get(releve.tranche());
        return solde == null ? Montant.ZERO : solde.disponible();
    }

    public Releve releve(ReleveEnregistre releve) {
        return releves(List.of(releve)).get(0);
    }

    public List<Releve> releves(Collection<ReleveEnregistre> releves) {
        Map<Long, Registre.Comptes> comptes =
                registre.comptes(releves.stream().map(ReleveEnregistre::id).collect(Collectors.toSet()));
        return releves.stream()
                .map(releve -> releve(releve, comptes.getOrDefault(releve.id(), VIDE)))
                .toList();
    }

    private static Releve releve(ReleveEnregistre r, Registre.Comptes comptes) {
        return new Releve(
                r.id(),
                r.version(),
                r.code(),
                r.session(),
                r.releveLe(),
                r.cloture(),
                r.comite(),
                r.tranche(),
                r.etat(),
                Math.toIntExact(comptes.dossiers()),
                Math.toIntExact(comptes.sansAvis()),
                Math.toIntExact(comptes.favorables()),
                new Montant(comptes.montant()),
                r.ouvertLe(),
                r.ouvertPar(),
                r.figeLe(),
                r.figePar(),
                r.valideLe(),
                r.validePar());
    }

    public static boolean visible(LigneDeReleve ligne) {
        Acteur acteur = Acteur.courant();
        boolean limite = acteur.roles().stream().filter(Role.AGENTS::contains).allMatch(Role.SOUS_PREFET::equals);
        return !limite
                || ligne.arrondissement() != null && acteur.arrondissements().contains(ligne.arrondissement());
    }
}
