import { Page } from '../../kit/parts/Page.tsx';

export default function Receive() {
  return <Page title="Receive">…</Page>;
}
