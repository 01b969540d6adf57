import { Page } from '../../kit/parts/Page.tsx';

export default function Shops() {
  return <Page title="Shops">…</Page>;
}
