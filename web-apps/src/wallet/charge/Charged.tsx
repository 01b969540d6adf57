import { Page } from '../../kit/parts/Page.tsx';

export default function Charged() {
  return <Page title="Charged">…</Page>;
}
