import { Page } from '../../kit/parts/Page.tsx';

export default function Transfers() {
  return <Page title="Transfers">…</Page>;
}
