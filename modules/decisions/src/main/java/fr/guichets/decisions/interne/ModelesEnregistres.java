package fr.guichets.decisions.interne;

import fr.guichets.decisions.ModelesActes.Modele;
import fr.guichets.decisions.NatureActe;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.ModifieEntreTemps;
import fr.guichets.socle.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The versions of the templates of the current guichet, above the national ones. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class ModelesEnregistres {

    @PersistenceContext(unitName = "guichets")
    EntityManager em;

    /** From the national one, version 0, to the last of the guichet. */
    public List<Modele> toutes(NatureActe nature) {
        String national = ModelesNationaux.texte(nature);
        List<Modele> versions = new ArrayList<>();
        versions.add(new Modele(nature, 0, true, national, Sha256.hex(national), null, null, null));
        em.createQuery(
                        "select m from ModeleEnregistre m where m.nature = :nature order by m.version",
                        ModeleEnregistre.class)
                .setParameter("nature", nature)
                .getResultList()
                .forEach(version -> versions.add(version.montrer(national)));
        return versions;
    }

    /**
     * @param texte null for the national one
     * @throws ModifieEntreTemps when that version is already there
     */
    public void ajouter(NatureActe nature, int version, String texte, String motif, Instant le) {
        Acteur acteur = Acteur.courant();
        int ajoutees = em.createQuery("""
                        insert into ModeleEnregistre
                            (nature, version, texte, empreinte, motif, publieLe, publiePar, publieNom)
                        values (:nature, :version, :texte, :empreinte, :motif, :le, :par, :nom)
                        on conflict do nothing
                        """)
                .setParameter("nature", nature)
                .setParameter("version", version)
                .setParameter("texte", texte)
                .setParameter("empreinte", Sha256.hex(texte == null ? ModelesNationaux.texte(nature) : texte))
                .setParameter("motif", motif)
                .setParameter("le", le)
                .setParameter("par", acteur.identifiant())
                .setParameter("nom", acteur.nom())
                .executeUpdate();
        if (ajoutees == 0) {
            throw new ModifieEntreTemps();
        }
    }
}
