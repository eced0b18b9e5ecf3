// Takes from the design system the parts that our pages use, and nothing else, into META-INF/resources/dsfr.
// Usage: node assembler.mjs <folder of this script> <work folder> <output folder>
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const [sources, travail, sortie] = process.argv.slice(2);

const COMPOSANTS = [
  'link', 'button', 'accordion', 'badge', 'logo', 'form', 'input', 'select', 'radio', 'navigation', 'modal', 'search',
  'header', 'footer', 'breadcrumb', 'skiplink', 'alert', 'callout', 'highlight', 'card', 'checkbox', 'notice', 'stepper', 'summary', 'table',
  'tag', 'pagination', 'upload',
];
const ICONES = [
  'arrow-left-line', 'arrow-right-line', 'add-line', 'delete-line', 'edit-line', 'printer-line', 'search-line',
  'theme-fill', 'question-line', 'calendar-line', 'map-pin-2-line', 'draft-line', 'file-text-line', 'mail-line',
  'phone-line', 'money-euro-circle-line', 'close-circle-line', 'checkbox-circle-line', 'list-unordered',
  'community-line', 'time-line', 'warning-line', 'user-line', 'download-line', 'filter-line', 'lock-line', 'arrow-left-s-line',
  'arrow-right-s-line', 'arrow-go-back-line',
  'account-circle-line', 'logout-box-r-line', 'send-plane-line', 'upload-line', 'eye-line', 'attachment-line',
];

const empreinte = createHash('sha256');
for (const fichier of ['package.json', 'package-lock.json', '.npmrc', 'assembler.mjs']) {
  empreinte.update(readFileSync(join(sources, fichier)));
}
const attendu = empreinte.digest('hex');
const temoin = join(travail, 'a-jour');
if (existsSync(temoin) && existsSync(join(sortie, 'dsfr.css')) && readFileSync(temoin, 'utf8') === attendu) {
  process.exit(0);
}

rmSync(sortie, { recursive: true, force: true });
mkdirSync(travail, { recursive: true });
mkdirSync(sortie, { recursive: true });
for (const fichier of ['package.json', 'package-lock.json', '.npmrc']) {
  cpSync(join(sources, fichier), join(travail, fichier));
}
const npm = spawnSync('npm', ['ci', '--ignore-scripts'], { cwd: travail, stdio: 'inherit' });
if (npm.status !== 0) {
  console.error("Le système de design n'a pas pu être téléchargé par npm ci (npm est-il installé ?).");
  process.exit(1);
}

const paquet = join(travail, 'node_modules', '@gouvfr', 'dsfr');
const dist = join(paquet, 'dist');
const lire = (chemin) => readFileSync(join(dist, chemin), 'utf8').replace(/^\/\*![\s\S]*?\*\//, '').trim();
const copier = (chemin) => {
  mkdirSync(dirname(join(sortie, chemin)), { recursive: true });
  cpSync(join(dist, chemin), join(sortie, chemin));
};

const ecran = [lire('core/core.main.min.css'), lire('scheme/scheme.min.css')];
const papier = [lire('core/core.print.min.css')];
for (const composant of COMPOSANTS) {
  ecran.push(lire(`component/${composant}/${composant}.main.min.css`));
  papier.push(lire(`component/${composant}/${composant}.print.min.css`));
}
const familles = ['arrows', 'buildings', 'business', 'communication', 'design', 'device', 'document', 'editor',
  'finance', 'map', 'system', 'user'].map((famille) => lire(`utility/icons/icons-${famille}/icons-${famille}.main.min.css`));
for (const icone of ICONES) {
  const regle = familles.flatMap((css) => css.match(/[^{}]+\{[^}]*\}/g) ?? [])
    .find((candidate) => candidate.startsWith(`.fr-icon-${icone}:`));
  if (!regle) {
    console.error(`Icône inconnue du système de design : ${icone}`);
    process.exit(1);
  }
  ecran.push(regle);
}

// The State's typeface has its own terms: its rules are a separate file, which pages link only when allowed to.
const polices = [];
const avis = '/*! DSFR v1.14.4 | SPDX-License-Identifier: MIT | License-Filename: LICENSE.md */\n';
const css = [...ecran, ...papier].join('\n')
  .replace(/@font-face\{[^}]*\}/g, (regle) => (polices.push(regle), ''))
  .replace(/url\((?:\.\.\/)+(icons\/[^)]+)\)/g, (_, chemin) => (copier(chemin), `url(${chemin})`));
writeFileSync(join(sortie, 'dsfr.css'), avis + css);
writeFileSync(join(sortie, 'polices.css'), avis + polices.join('\n')
  .replace(/,url\([^)]*\.woff\) format\("woff"\)/g, '')
  .replace(/url\((?:\.\.\/)+(fonts\/[^)]+)\)/g, (_, chemin) => (copier(chemin), `url(${chemin})`)));
writeFileSync(join(sortie, 'dsfr.module.min.js'), readFileSync(join(dist, 'dsfr.module.min.js'), 'utf8')
  .replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n'));
cpSync(join(paquet, 'LICENSE.md'), join(sortie, 'LICENSE.md'));
writeFileSync(temoin, attendu);
