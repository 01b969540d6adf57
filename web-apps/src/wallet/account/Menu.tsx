import { Page } from '../../kit/parts/Page.tsx';

export default function Menu() {
  return <Page title="Menu">…</Page>;
}
